"""The helper process, the only one that uses a sound server or a voice, so that only it can hang or crash in one."""
