package dev.stepwasm.wat;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.wasm.binary.MalformedException;
import dev.stepwasm.wasm.binary.ModuleReader;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.validate.ModuleValidator;
import dev.stepwasm.wat.assemble.Assembler;
import dev.stepwasm.wat.lex.Lexer;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.text.Problems;
import dev.stepwasm.wat.text.SourceText;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Texts of fixtures and corpora with some tokens changed: whatever comes out must be answered without an exception, in time
 * and in memory; alike whether it is seen for the first time or as an edit; and what has no errors must assemble to a valid
 * binary. Run many by {@code .ci/nightly/fuzz-text}.
 */
final class TextFuzz {
    private static final int MAX_LENGTH = 6_000;
    private static final long MAX_CPU_NANOS = 2_000_000_000L;
    private static final long MAX_BYTES = 400_000_000L;
    private static final List<String> PIECES = List.of(
            "(",
            ")",
            "\"",
            "(;",
            ";)",
            ";;",
            "(@a",
            "(@custom \"x\" \"y\")",
            "(@name \"z\")",
            "$x",
            "$\"",
            "$",
            "\0",
            "\\",
            "\uD800",
            "\u202E",
            "\u00fc",
            "0",
            "-1",
            "4294967296",
            "0x1p-1",
            "nan:0x1",
            "inf",
            "\"\\u{d800}\"",
            "\r",
            "\n",
            "\uFEFF",
            "offset=4294967296",
            "align=3",
            "(param i32)",
            "(result i64)",
            "(type 0)",
            "(type $x)",
            "(ref null $x)",
            "(then)",
            "(else)",
            "(do)",
            "(catch 0)",
            "end",
            "else");

    private final com.sun.management.ThreadMXBean threads =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final List<String> texts;
    private final Random random;

    TextFuzz(List<String> texts, long seed) {
        this.texts = texts;
        this.random = new Random(seed);
    }

    /** {@return the texts to start from: those of the fixtures, and of the corpora where they are} */
    static List<String> seeds() throws IOException {
        List<String> seeds = new ArrayList<>();
        Stream.of("tree", "diagnostics", "bytes")
                .flatMap(folder -> Fixtures.in(TextFuzz.class, folder))
                .map(Fixture::text)
                .forEach(seeds::add);
        for (String property : List.of("wat.corpus", "spec.tests")) {
            Path folder = Path.of(System.getProperty(property, "missing"));
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.filter(f -> f.toString().matches(".*\\.was?t$"))
                            .sorted()
                            .toList()) {
                        seeds.add(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
                    }
                }
            }
        }
        return seeds;
    }

    /** Checks one more text. @throws AssertionError with the text if something is wrong with the answer */
    void next() {
        String original = piece(texts.get(random.nextInt(texts.size())));
        String text = original;
        for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
            text = mutated(text);
        }
        try {
            check(original, text);
        } catch (RuntimeException | MalformedException | AssertionError | StackOverflowError failure) {
            throw new AssertionError("for this text:\n" + text + "\nedited from:\n" + original, failure);
        }
    }

    /** {@return the text if it is short, else some of its fields} */
    private String piece(String text) {
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        Analysis analysis = Analysis.of(new SourceText("t", text));
        int first = random.nextInt(analysis.tree().size());
        int end = first;
        int length = 0;
        while (end < analysis.tree().size() && length < MAX_LENGTH) {
            length += analysis.tree().segment(end++).length();
        }
        String cut = text.substring(
                analysis.tree().start(first), Math.min(analysis.tree().start(first) + length, text.length()));
        return cut.length() <= 4 * MAX_LENGTH ? cut : cut.substring(0, MAX_LENGTH);
    }

    private String mutated(String text) {
        Tokens tokens = Lexer.lex(text, 0, text.length(), new Problems());
        int token = random.nextInt(tokens.size());
        int start = tokens.start(token);
        int end = tokens.end(token);
        int other = random.nextInt(tokens.size());
        return switch (random.nextInt(7)) {
            case 0 -> text.substring(0, start) + text.substring(end);
            case 1 -> text.substring(0, start) + anyWord() + text.substring(end);
            case 2 ->
                text.substring(0, start) + PIECES.get(random.nextInt(PIECES.size())) + " " + text.substring(start);
            case 3 -> text.substring(0, start) + text.substring(start, end).repeat(2) + text.substring(end);
            case 4 ->
                text.substring(0, start) + text.substring(tokens.start(other), tokens.end(other)) + text.substring(end);
            case 5 -> text.substring(0, start);
            default -> text.substring(0, end) + anyWord() + text.substring(end);
        };
    }

    private String anyWord() {
        return random.nextInt(4) == 0
                ? Word.values()[random.nextInt(Word.values().length)].keyword()
                : Opcode.values()[random.nextInt(Opcode.values().length)].keyword();
    }

    private void check(String original, String text) throws MalformedException {
        Analysis before = Analysis.of(new SourceText("t", original));
        long nanos = threads.getCurrentThreadCpuTime();
        long bytes = threads.getCurrentThreadAllocatedBytes();
        Analysis analysis = Analysis.of(new SourceText("t", text));
        int at = text.length() / 2;
        analysis.definitionAt(at);
        analysis.operandsAt(at);
        analysis.nodeAt(at);
        analysis.definitions();
        require(threads.getCurrentThreadCpuTime() - nanos < MAX_CPU_NANOS, "takes more than two seconds");
        require(threads.getCurrentThreadAllocatedBytes() - bytes < MAX_BYTES, "takes too much memory");
        inOrder(analysis.diagnostics(), text.length());
        Analysis edited = Analysis.of(new SourceText("t", text), before);
        require(
                edited.diagnostics().equals(analysis.diagnostics()),
                "an edit is judged differently: " + edited.diagnostics() + "\ninstead of " + analysis.diagnostics());
        if (!analysis.hasErrors()) {
            for (int module = 0; module < analysis.modules().size(); module++) {
                byte[] file = Assembler.assemble(analysis, module).bytes();
                List<Diagnostic> wrong = ModuleValidator.validate(ModuleReader.read(file), file);
                require(wrong.stream().noneMatch(Diagnostic::isError), "no errors, but the binary has: " + wrong);
            }
        }
    }

    private static void inOrder(List<Diagnostic> diagnostics, int length) {
        int last = 0;
        for (Diagnostic diagnostic : diagnostics) {
            require(diagnostic.span().start() >= last && diagnostic.span().end() <= length, "misplaced: " + diagnostic);
            last = diagnostic.span().start();
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new AssertionError(message);
        }
    }

    /** Takes the number of texts and the seed; goes on after a failure and prints all. */
    public static void main(String[] args) throws IOException {
        int count = Integer.parseInt(args[0]);
        TextFuzz fuzz = new TextFuzz(seeds(), Long.parseLong(args[1]));
        int failures = 0;
        for (int i = 1; i <= count; i++) {
            try {
                fuzz.next();
            } catch (AssertionError failure) {
                failures++;
                System.out.println("failure " + failures);
                failure.printStackTrace(System.out);
            }
            if (i % 20_000 == 0) {
                System.out.println(i + " texts, " + failures + " failures");
            }
        }
        System.out.println("fuzz-text: " + count + " texts, " + failures + " failures");
        System.exit(failures == 0 ? 0 : 1);
    }
}
