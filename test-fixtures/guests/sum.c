// Numbers in and out, bytes and strings in memory.

// the host may write here; nothing else does
static char scratch[256];

__attribute__((export_name("sum"))) int sum(int a, int b) { return a + b; }

__attribute__((export_name("scratch"))) char *where(void) { return scratch; }

__attribute__((export_name("get_byte"))) int get_byte(const unsigned char *at) { return *at; }

__attribute__((export_name("set_byte"))) void set_byte(unsigned char *at, int value) { *at = (unsigned char)value; }

// the text ends with a zero byte
__attribute__((export_name("greeting"))) const char *greeting(void) { return "Hello, 世界!"; }
