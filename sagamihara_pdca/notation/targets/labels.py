"""Labels, which name what a number counts: 「X：600人」「男性50%」「満足度80%以上」「①12件」."""

from __future__ import annotations

import re

from sagamihara_pdca.notation import lexicon
from sagamihara_pdca.notation.fiscal_year import YEAR
from sagamihara_pdca.notation.lexicon import Tag
from sagamihara_pdca.notation.targets.certainty import may_be_negative
from sagamihara_pdca.notation.targets.context_words import COUNTING_WORDS
from sagamihara_pdca.notation.targets.draft import Draft, Word
from sagamihara_pdca.notation.targets.refusal import Reason, Refused

_NEXT = (
    rf"(?=\s*(?:(?:{lexicon.any_of(Tag.SUMMED, Tag.ROUGH)}|年間|平均|最低|少なくとも|最大)\s*)*(?:(?:[▲△] ?|マイナス)?[0-9]|ゼロ|零)"
    r"|\s*(?:毎年度?|各年度)\s*[0-9]|\s*\((?:累計|延べ|年間)\)\s*[0-9]|\s*(?:半減|倍増)"
    r"|\s*(?:対?前年|対?昨年|現状|基準|(?:令和|平成|[RH])\s*[0-9元]|20[0-9]{2}年度))"
)
#: A noun that ends so is the name of a figure.
_TAIL = (
    r"(?:割合|率|件数|人数|回数|校数|者数|数|量|額|者|面積|人口|時間|日数|期間|指数|指標|点数|得点|平均点|スコア|偏差値|評価|値|"
    r"費|所得|残高|締結|誘致|雇用|創出|設置|整備|導入|開催|実施|登録|認定|採用|養成|延長|相談|"
    r"(?:満足|認知|理解|充足|達成|進捗|幸福|関心|定着|好感|貢献|浸透|習熟|信頼|透明|自由|重要|愛着|知名|活用|利用|習得|安心|"
    r"安全|自給|完成|周知)度)"
)
_WORDS = (
    r"男性|女性|男子|女子|男|女|小学校|中学校|高等学校|高校|小学生|中学生|高校生|小|中|幼稚園|保育所|保育園|こども園|"
    r"義務教育学校|市民|区民|職員|教職員|教員|児童|生徒|待機児童|高齢者|障害者|障がい者|若者|合計|総計|総数|計|全体|市内|市外|"
    r"県内|県外|国内|海外|日本人|外国人|個人|法人|団体|企業|家庭系|事業系|動画|記事|イベント|講座|研修|窓口|交通事故死者|死者|"
    r"死亡者|重大事故|事故|火災|犯罪|いじめ|不登校|自殺者|孤立死|待機者"
)
_CHANGES_MEANING = re.compile(lexicon.any_of(Tag.MEANING))
#: A label that names a time or a group of people, not what is counted: 「第1期：100人」, 「改善前：80%」, 「対象：65歳以上」.
_NO_FIGURE = re.compile(
    r"〜.*|以.*|[0-9]{1,2}月(?:[0-9]{1,2}日|末|分|時点)?|第[0-9一二三四五六七八九十]+(?:期|回|次|段階|四半期)|"
    r"(?:改善|実施|導入|変更|見直し|改修|改定|整備)前|(?:年度|計画)?当初|期首|期末|年度末|(?:初|最終|翌|次|来|今|本|当)年度|"
    r"(?:中間|最終|短期|中期|長期|前期|後期|上期|下期|上半期|下半期)(?:値|年度)?|対象(?:年齢)?|年齢|期限|期間|時期|毎日"
)
_GROWTH_NAME = re.compile(lexicon.any_of(Tag.IN_NAME))
_COUNTED = re.compile(r"(?P<label>.+)\((?P<word>累計|累積|通算|延べ|延|単年度|年間?)\)")
_IGNORED = re.compile(r"(?:数値)?目標値?|計画値?|目標数値?|KPI|指標値?")
_NOTHING = frozenset({"数", "量", "額", "者", "率", "値", "費"})
_NAME = r"(?:CO2|CO₂|PM2\.5|O157|[^0-9\s:、,。※()・/〜])"
#: A label with a digit of its own (3歳児健診：90%) is one word: 「600人 YouTube：」 is the end of one figure and the label
#: of the next. 9:30 is a time.
_QUALIFIED_TAIL = rf"(?:{_TAIL}|寿命|税)"
_COLON = re.compile(
    r"(?P<label>(?:[^0-9:、,※→]{1,30}?|[^\s/:、,※→・]{1,30}?))\s*:\s*(?!(?<=[0-9]:)[0-9]{2}(?:$|[\s〜]))"
)
_BARE = re.compile(rf"(?P<label>{_NAME}{{0,24}}?{_TAIL}|{_WORDS}|新規|継続)\s*[はがをも]?\s*{_NEXT}")
#: 「国保税収納率（現年）95％」: a part of the figure.
_QUALIFIED = re.compile(rf"(?P<label>{_NAME}{{0,24}}?{_QUALIFIED_TAIL}\((?:(?!平均|[月週日毎各延累増減当])[^()0-9]){{1,12}}\))\s*(?=約?\s*[0-9])")
_TARGET = re.compile(r"(?:数値)?目標値?\s*[は:]?\s*(?=約?[0-9])")
_SHARE = re.compile(
    rf"(?P<label>{_WORDS}|対象者|利用者|受講者|参加者|回答者|来場者|会員|世帯|保護者|[全市]職員|県民|町民|住民)の"
    r"(?=\s*[0-9.]+\s*[%割])"
)
#: Nouns that begin or end in hiragana: こども食堂 60か所, 一時預かり 30か所.
_SOFT_START = "(?:こども|ひとり親|いじめ|ふれあい|いきいき|まちづくり|ごみ)(?=[^0-9\\s])"
_SOFT_END = "預かり|友だち|見守り|まつり|祭り|づくり|取組み"
_SPACED = re.compile(
    rf"(?P<label>(?:[A-Za-z一-龥々ァ-ヴー]|{_SOFT_START})"
    rf"(?:[A-Za-z一-龥々ァ-ヴーぁ-ん・-]{{0,18}}(?:[A-Za-z一-龥々ァ-ヴー]|{_SOFT_END}))?)\s+"
    r"(?=(?:年間?|毎?月|毎?週|延べ|累計|平均|約)?\s*(?:[▲△] ?|マイナス)?[0-9])"
)
#: A noun right before its number: モデル校2校, Web会議10回. Not a noun of time, place or rank.
_ATTACHED = re.compile(
    r"(?P<label>(?![全各毎同半隔数約計延最第])[A-Za-z一-龥々ァ-ヴー・-]{1,18}(?:[一-龥々ー]|[ァ-ヴ]))(?=(?P<sign>[▲△] ?)?[0-9])"
)
_GROWTH = lexicon.any_of(Tag.NO_LABEL)
_NO_NAME = re.compile(
    r"(?:[年月週日時期次第度号残未他外等約数計各毎全位差比余間内上下前後中対人]|フェーズ|レベル|ステップ|ランク|ステージ|バージョン|"
    r"タイプ|クラス|ベスト|トップ|ワースト|ランキング|プラス|マイナス|震度|[一二三四五六七八九十百千万億]|"
    rf"{_GROWTH})$|[一二三四五六七八九十百千]人|四半|合格ライン|満点"
)
_ENDS_IN_GROWTH = re.compile(rf"(?<!増)(?:{_GROWTH})$")  # 自然増減 is the name of a figure
_CIRCLED = re.compile(r"(?P<label>[①-⑳])\s*(?P<more>[^0-9\s:、,※()・/〜]{0,20}?)\s*:?\s*(?=[0-9])")
_ACTIVITY = re.compile(
    r"(?P<what>[^0-9\s、。:()※]{1,20}?)[をはでの]\s*(?=(?:年間|年|毎月|月|毎週|週)に?\s*[0-9]+\s*回)"
)


def is_label(words: str) -> bool:
    """Whether words in brackets behind a number can be the label of the number: 男性, 小学校."""
    return re.fullmatch(_WORDS, words) is not None


def safe_label(words: str) -> bool:
    """Whether words are a label and do not change what the number means, as 「前年」, 「以上」 and a year do."""
    if _NO_FIGURE.fullmatch(words) or re.search(YEAR, words):
        return False
    return not _CHANGES_MEANING.search(_GROWTH_NAME.sub("", words))


def _activity(match: re.Match[str], draft: Draft) -> bool:
    """「防災訓練を年2回実施」: how often, and what is done so often."""
    return not draft.measure and safe_label(match["what"])


def _target(_: re.Match[str], _draft: Draft) -> bool:
    return True


def _circled(match: re.Match[str], draft: Draft) -> bool:
    draft.set_measure(match["label"] + _checked(match["more"]))
    return True


def _label(match: re.Match[str], draft: Draft) -> bool:
    label = match["label"].strip()
    if _IGNORED.fullmatch(label):
        return True
    if counted := _COUNTED.fullmatch(label):
        draft.set_counting(COUNTING_WORDS[counted["word"]], counted["word"])
        label = counted["label"].strip()
    if label.isdigit() or label in _NOTHING:  # 10:30, 数10件
        raise Refused(Reason.LEFT_OVER, label)
    draft.set_measure(_checked(label))
    return True


def _noun(match: re.Match[str], draft: Draft) -> bool:
    """A noun that is a label only because a number with a known unit follows."""
    is_attached = match.re is _ATTACHED
    if (_NO_NAME if is_attached else _ENDS_IN_GROWTH).search(match["label"]):
        return False
    if is_attached and match["sign"] and not may_be_negative(match["label"]):  # 来場者▲100人: a hundred fewer?
        return False
    draft.needs_unit = True
    return _label(match, draft)


def _checked(label: str) -> str:
    if not safe_label(label):
        raise Refused(Reason.LEFT_OVER, label)
    return label


ACTIVITY: tuple[Word, ...] = ((_ACTIVITY, _activity),)
#: Only for a draft that has no label yet.
LABEL: tuple[Word, ...] = (
    (_TARGET, _target), (_CIRCLED, _circled), (_COLON, _label), (_BARE, _label), (_SHARE, _label), (_QUALIFIED, _label),
    (_SPACED, _noun), (_ATTACHED, _noun),
)
