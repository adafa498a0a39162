"""The worlds that tests are played in, from one form's answers to a whole year on disk.

    plans           相模原市's plan and みずの町's, an invented town's with other grades, questions and a reorganisation:
                    whatever needs a whole plan (the fixture `plan` is 相模原市's). R6, R7 and DUE stand here.
    every_kind      相模原市's plan cut down to one division with a project of every kind, and a plan that asks too much
                    of a page: what a form asks, shows and prints.
    answers         single answers, half of a form's, and answers as long as they may be.
    division_book   one division's form with answers in it, as a file, and what is read of that file: what comes back.
    judged_year     相模原市's R6 and R7 with made-up answers that show every grade, judged: the evaluation workbook,
                    the published page.
    small_plan      a plan of one or two projects, put together by hand row by row: tables of cases for the rules.
    random_years    random plans with random answers, judged (hypothesis): laws of the evaluation workbook.
    whole_year      clerk and divisions through the pipeline, on real folders: generate, answer, collect, report.
    mail_town       a town of five divisions without projects; its letters, and workbooks that are text files: mail.
"""
