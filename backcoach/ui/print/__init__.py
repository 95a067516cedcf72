"""What goes onto paper and back: routine sheet, report, a ticked sheet typed in."""
