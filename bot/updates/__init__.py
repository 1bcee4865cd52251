"""The weekly update: what changed since a subscriber was told last, or silence.

due          when a chat is written to: by the clock on its wall, never at night
series       what makes two facts the same figure; changes: the difference of two times' facts
rankings     the order of skills, and whether it changed
snapshots    a market's facts as one knowledge version has them
practice     one practical item a week
corrections  figures that were shown and no longer stand
"""
