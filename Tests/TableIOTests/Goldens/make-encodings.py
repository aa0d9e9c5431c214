"""Writes one table in several encodings with Python's codecs: python3 make-encodings.py

Needs Python 3.11 or later. TextEncodingTests.swift reads them with iconv and expects one text.
"""
import os

here = os.path.dirname(os.path.abspath(__file__))
# 㐂 and 𠮷 need four bytes in GB18030, 𠮷 a surrogate pair in UTF-16; 嗀 has a trail byte 0x5C.
text = "单位,考核组,实地考核\r\n市财政局,第一组,85.3\r\n\"㐂𠮷,嗀\",第二组,８２\r\n"
for name, codec, mark in [("gb18030", "gb18030", b""), ("utf-16le-mark", "utf-16-le", b"\xff\xfe"),
                          ("utf-16be-mark", "utf-16-be", b"\xfe\xff"), ("utf-16le", "utf-16-le", b""),
                          ("utf-8-mark", "utf-8", b"\xef\xbb\xbf"), ("utf-8", "utf-8", b"")]:
    with open(os.path.join(here, f"encoding-{name}.csv"), "wb") as file:
        file.write(mark + text.encode(codec))
with open(os.path.join(here, "encoding-big5.csv"), "wb") as file:
    file.write("單位,考核組\r\n財政局,第一組\r\n".encode("big5"))
