#!/bin/sh
# 進行管理ツールのメニューを開きます。
cd "$(dirname "$0")" || exit 1
for program in ./.venv/bin/sagamihara-pdca {program} "$(command -v sagamihara-pdca)"; do
  [ -x "$program" ] && exec "$program" "$@"
done
echo '進行管理ツールが見つかりません。「はじめに.txt」の「ツールが見つからないとき」をご覧ください。'
read -r _
exit 1
