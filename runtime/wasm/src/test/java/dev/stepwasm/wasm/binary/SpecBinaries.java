package dev.stepwasm.wasm.binary;

import dev.stepwasm.wasm.module.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Finds the modules that a {@code .wast} script gives as bytes, and what it says about them. Knows just enough syntax. */
final class SpecBinaries {
    /**
     * A module and its verdict.
     *
     * @param command {@code module}, {@code assert_malformed} or {@code assert_invalid}
     * @param reason what the script expects to be said; empty for a valid module
     */
    record Case(int line, String command, Bytes file, String reason) {}

    private final String text;
    private final List<Object> tokens = new ArrayList<>();
    private final List<Integer> offsets = new ArrayList<>();

    private SpecBinaries(String text) {
        this.text = text;
        tokenize();
    }

    static List<Case> in(String script) {
        return new SpecBinaries(script).cases();
    }

    private List<Case> cases() {
        var cases = new ArrayList<Case>();
        for (int i = 0; i < tokens.size(); i++) {
            if (!"binary".equals(tokens.get(i))) {
                continue;
            }
            int start = i;
            while (!"(".equals(tokens.get(start))) {
                start--;
            }
            if (!"module".equals(tokens.get(start + 1))) {
                continue;
            }
            var bytes = new ByteArrayOutputStream();
            int next = i + 1;
            for (; tokens.get(next) instanceof byte[] part; next++) {
                bytes.writeBytes(part);
            }
            boolean asserted = start > 0 && tokens.get(start - 1) instanceof String word && word.startsWith("assert_");
            String command = asserted ? (String) tokens.get(start - 1) : "module";
            boolean bad = command.equals("assert_malformed") || command.equals("assert_invalid");
            String reason =
                    bad ? new String((byte[]) tokens.get(next + 1), java.nio.charset.StandardCharsets.UTF_8) : "";
            int line = (int) text.substring(0, offsets.get(start)).lines().count();
            cases.add(new Case(line, bad ? command : "module", Bytes.of(bytes.toByteArray()), reason));
        }
        return cases;
    }

    /** Strings become {@code byte[]}; parentheses and words become {@code String}. */
    private void tokenize() {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int start = i;
            if (text.startsWith(";;", i)) {
                i = endOfLine(i);
            } else if (text.startsWith("(;", i)) {
                i = endOfComment(i);
            } else if (c == '"') {
                i = string(i);
                offsets.add(start);
            } else if (c == '(' || c == ')') {
                add(String.valueOf(c), start);
                i++;
            } else if (Character.isWhitespace(c)) {
                i++;
            } else {
                while (i < text.length() && " \t\r\n()\";".indexOf(text.charAt(i)) < 0) {
                    i++;
                }
                i = Math.max(i, start + 1);
                add(text.substring(start, i), start);
            }
        }
    }

    private void add(Object token, int offset) {
        tokens.add(token);
        offsets.add(offset);
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private int endOfComment(int from) {
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            if (text.startsWith("(;", i)) {
                depth++;
                i++;
            } else if (text.startsWith(";)", i)) {
                i++;
                if (--depth == 0) {
                    return i + 1;
                }
            }
        }
        return text.length();
    }

    private int string(int from) {
        var bytes = new ByteArrayOutputStream();
        int i = from + 1;
        while (text.charAt(i) != '"') {
            int point = text.codePointAt(i);
            if (point != '\\') {
                bytes.writeBytes(Character.toString(point).getBytes(java.nio.charset.StandardCharsets.UTF_8));
                i += Character.charCount(point);
                continue;
            }
            char escaped = text.charAt(i + 1);
            int plain = "tnr\"'\\".indexOf(escaped);
            if (plain >= 0) {
                bytes.write("\t\n\r\"'\\".charAt(plain));
                i += 2;
            } else if (escaped == 'u') {
                int end = text.indexOf('}', i);
                int code = Integer.parseInt(text.substring(i + 3, end).replace("_", ""), 16);
                bytes.writeBytes(Character.toString(code).getBytes(java.nio.charset.StandardCharsets.UTF_8));
                i = end + 1;
            } else {
                bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 3;
            }
        }
        tokens.add(bytes.toByteArray());
        return i + 1;
    }
}
