"""The process that sounds: it alone touches a sound server or a voice, so it alone can hang or die of one."""
