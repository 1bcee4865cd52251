"""The weekly update: what changed since a subscriber was told last, or silence.

agreement    how what somebody said about when changes what a chat follows
series       what makes two facts the same figure; changes: the difference of two times' facts
rankings     the order of skills, and whether it changed
snapshots    a market's facts as one knowledge version has them
practice     one practical item a week
news         what there is to tell of one market, as figures that may be shown
paragraphs   the parts of messages, one a template; buttons: what stands under them
drafts       a message without anybody's own pay; composer: that message for one subscriber, or silence
corrections  figures that were shown and no longer stand
review       what new knowledge corrects and answers; rounds: who is owed that
owed         the messages on it; messages: every chat's message of an edition, for the engine
"""
