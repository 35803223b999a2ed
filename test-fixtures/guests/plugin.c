// A plug-in: what a host program calls through an interface of its own.

static char text[64];

__attribute__((export_name("add"))) int add(int a, int b) { return a + b; }

// where the host writes a text, with a zero byte at its end
__attribute__((export_name("text"))) char *where(void) { return text; }

__attribute__((export_name("length"))) int length(const char *at) {
    int length = 0;
    while (at[length]) {
        length++;
    }
    return length;
}
