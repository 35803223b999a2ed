package dev.stepwasm.wat;

import dev.stepwasm.wat.lex.Lexer;
import dev.stepwasm.wat.lex.StringLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.text.Problems;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Takes the modules out of a script of the official test suite, with what the script says about them. */
final class ScriptModules {
    /** What must be found. */
    enum Verdict {
        VALID,
        INVALID,
        MALFORMED
    }

    /**
     * A module of a script.
     *
     * @param line of the script where it starts
     */
    record Case(Verdict verdict, String text, int line) {}

    private final String script;
    private final Tokens tokens;
    private final List<Case> cases = new ArrayList<>();
    private int at;

    private ScriptModules(String script) {
        this.script = script;
        this.tokens = Lexer.lex(script, 0, script.length(), new Problems());
    }

    /** {@return the modules of a script that are given as text} */
    static List<Case> of(String script) {
        ScriptModules reader = new ScriptModules(script);
        reader.read();
        return reader.cases;
    }

    private void read() {
        boolean bare = false;
        while (code(at) != TokenCode.END) {
            if (code(at) != TokenCode.OPEN) {
                at++;
                continue;
            }
            int start = at;
            int end = groupEnd(start);
            String word = text(next(start + 1));
            switch (word) {
                case "module" -> module(Verdict.VALID, start, end);
                case "assert_invalid" -> module(Verdict.INVALID, next(next(start + 1) + 1), end);
                case "assert_malformed" -> module(Verdict.MALFORMED, next(next(start + 1) + 1), end);
                case "assert_unlinkable", "assert_trap" -> {
                    int inner = next(next(start + 1) + 1);
                    if (text(next(inner + 1)).equals("module")) {
                        module(Verdict.VALID, inner, end);
                    }
                }
                case "func", "memory", "table", "global", "type", "import", "export", "data", "elem", "start", "tag" ->
                    bare = true;
                default -> {
                    // other commands hold no module
                }
            }
            at = end;
        }
        if (bare) {
            cases.add(new Case(Verdict.VALID, script, 1));
        }
    }

    private void module(Verdict verdict, int start, int limit) {
        int end = Math.min(groupEnd(start), limit);
        int second = next(next(start + 1) + 1);
        int line = 1
                + (int) script.substring(0, tokens.start(start))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        if (text(second).equals("definition")) {
            second = next(second + 1);
        }
        if (code(second) == TokenCode.ID) {
            second = next(second + 1);
        }
        switch (text(second)) {
            case "quote" -> {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                for (int token = second + 1; token < end; token++) {
                    if (code(token) == TokenCode.STRING) {
                        bytes.writeBytes(StringLiteral.bytes(text(token)));
                        bytes.write(' ');
                    }
                }
                cases.add(new Case(verdict, bytes.toString(StandardCharsets.UTF_8), line));
            }
            case "binary", "instance" -> {
                // no text
            }
            default -> cases.add(new Case(verdict, script.substring(tokens.start(start), tokens.end(end - 1)), line));
        }
    }

    private int code(int token) {
        return tokens.code(Math.min(token, tokens.size() - 1));
    }

    private String text(int token) {
        return token >= tokens.size() ? "" : script.substring(tokens.start(token), tokens.end(token));
    }

    private int next(int from) {
        int token = from;
        while (token < tokens.size() && tokens.isTrivia(token)) {
            token++;
        }
        return token;
    }

    private int groupEnd(int start) {
        int depth = 0;
        for (int token = start; token < tokens.size(); token++) {
            if (code(token) == TokenCode.OPEN) {
                depth++;
            } else if (code(token) == TokenCode.CLOSE && --depth == 0) {
                return token + 1;
            }
        }
        return tokens.size();
    }
}
