"""The wording of targets 目標: `reading` parses it and describes the grammar, `writing` renders it."""
