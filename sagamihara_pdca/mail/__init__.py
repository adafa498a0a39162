"""Drafts and sending: only this room writes drafts or connects to a mail server.

    write_drafts   write letters as unsent .eml files, and their index
    send           send exactly those letters, each once, with a journal
    send_trial     send the same letters to the clerk
    status         return the state of every letter
    settle         record that a doubtful letter has arrived
    record_sent    record letters that the clerk sent by hand
"""

from sagamihara_pdca.mail.by_hand import record_sent
from sagamihara_pdca.mail.drafts import Drafts, write_drafts
from sagamihara_pdca.mail.guard import Guard
from sagamihara_pdca.mail.index import IndexRow, read_index
from sagamihara_pdca.mail.sending import Post, SendReport, SendResult, send
from sagamihara_pdca.mail.sending_to_self import send_trial
from sagamihara_pdca.mail.server import Security, Server
from sagamihara_pdca.mail.status import LetterState, LetterStatus, settle, status

__all__ = [
    "Drafts", "Guard", "IndexRow", "LetterState", "LetterStatus", "Post", "Security", "SendReport", "SendResult", "Server",
    "read_index", "record_sent", "send", "send_trial", "settle", "status", "write_drafts",
]
