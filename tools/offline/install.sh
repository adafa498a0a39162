#!/bin/sh
# 計画の進行管理ツールを、インターネットに接続せずに導入します。
cd "$(dirname "$0")" || exit 1
for version in {versions}; do
  if "python$version" -c '' 2>/dev/null; then
    exec "python$version" install.py
  fi
done
echo 'Pythonが見つかりません。Python {names} のどれかを導入してから、もう一度実行してください。' >&2
exit 3
