"""The mails of the year as data: the words, the receivers, the name of the file. No file is read or written here."""
