// Reads {"name": "...", "numbers": [...]} from its input and writes {"greeting": "...", "sum": ...}; the parser knows just
// that much of JSON. What it does not understand it reports with the place, and exits with 1.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char input[65536];
static char *at = input;

static void fail(const char *wanted) {
    fprintf(stderr, "byte %ld: expected %s\n", (long)(at - input), wanted);
    exit(1);
}

static void blanks(void) { at += strspn(at, " \t\r\n"); }

static int is(char c) {
    blanks();
    if (*at != c) {
        return 0;
    }
    at++;
    return 1;
}

static void want(char c, const char *name) {
    if (!is(c)) {
        fail(name);
    }
}

// Gives the inside of a string as it is written, so that escapes come out as they came in.
static char *string(int *length) {
    want('"', "a string");
    char *start = at;
    while (*at != '"') {
        if (*at == '\\' && at[1]) {
            at++;
        } else if (!*at) {
            fail("the end of the string");
        }
        at++;
    }
    *length = (int)(at++ - start);
    return start;
}

static double number(void) {
    blanks();
    char *end;
    double value = strtod(at, &end);
    if (end == at) {
        fail("a number");
    }
    at = end;
    return value;
}

static double sum(void) {
    double sum = 0;
    want('[', "an array");
    if (is(']')) {
        return sum;
    }
    do {
        sum += number();
    } while (is(','));
    want(']', "] or ,");
    return sum;
}

int main(void) {
    fread(input, 1, sizeof input - 1, stdin);
    const char *name = "nobody";
    int length = (int)strlen(name);
    double total = 0;

    want('{', "an object");
    do {
        int key_length;
        char *key = string(&key_length);
        want(':', ":");
        if (key_length == 4 && !memcmp(key, "name", 4)) {
            name = string(&length);
        } else if (key_length == 7 && !memcmp(key, "numbers", 7)) {
            total = sum();
        } else {
            at = key;
            fail("name or numbers");
        }
    } while (is(','));
    want('}', "} or ,");

    printf("{\"greeting\": \"Hello, %.*s!\", \"sum\": %.15g}\n", length, name, total);
    return 0;
}
