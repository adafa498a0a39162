"""What the rules call the things that differ between two evaluations of a year; {…} is filled in when it is shown."""

PROJECT = "事業"
OUTCOME = "評価"
TARGET = "目標（{measure}）"
ACTUAL = "実績（{measure}）"
LEVEL = "目標値（{measure}）"
RATE = "達成率（{measure}）"
MEASURE_OUTCOME = "評価結果（{measure}）"
