package dev.stepwasm.ide.binary;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** What a file seems to be that is called {@code .wasm} and is no module, by its first bytes. */
public enum Resemblance {
    /** Nothing at all. */
    EMPTY("empty", "Build or download it again.", List.of(), head -> head.length == 0),
    /** The component model. */
    COMPONENT(
            "a WebAssembly component, which has modules inside of it",
            "Stepwasm reads core modules only. Unpack them with a tool for components: `wasm-tools component unbundle`,"
                    + " or `jco transpile`.",
            List.of(Remedy.HEX),
            head -> starts(head, "0061736d") && head.length >= 8 && head[6] == 1 && head[7] == 0),
    /** Before 2017, or after today. */
    VERSION(
            "a module of a version of WebAssembly that is not 1",
            "Only version 1 is known. Build it with a newer compiler.",
            List.of(Remedy.HEX),
            head -> starts(head, "0061736d") && head.length >= 8 && !starts(head, "0061736d01000000")),
    /** The text format under the wrong name. */
    WAT(
            "WebAssembly text",
            "Its name should end with `.wat`. It can be read and edited as text.",
            List.of(Remedy.WAT),
            head -> text(head).startsWith("(module")
                    || text(head).startsWith(";;")
                    || text(head).startsWith("(;")),
    /** A file of Git LFS that has not been fetched. */
    LFS_POINTER(
            "a pointer of Git LFS, not the file itself",
            "Fetch the file with `git lfs pull`.",
            List.of(Remedy.TEXT),
            head -> text(head).startsWith("version https://git-lfs")),
    /** What a server sends in place of a file. */
    HTML(
            "a web page",
            "A server has sent it in place of the file, perhaps to say that there is none. Download the file again.",
            List.of(Remedy.TEXT),
            head -> text(head).toLowerCase(Locale.ROOT).startsWith("<!doctype html")
                    || text(head).toLowerCase(Locale.ROOT).startsWith("<html")),
    /** Compressed. */
    GZIP(
            "compressed with gzip",
            "Unpack it first: `gzip -dc FILE > unpacked.wasm`.",
            List.of(Remedy.HEX),
            head -> starts(head, "1f8b")),
    /** Compressed. */
    ZSTD(
            "compressed with zstd",
            "Unpack it first: `zstd -dc FILE > unpacked.wasm`.",
            List.of(Remedy.HEX),
            head -> starts(head, "28b52ffd")),
    /** An archive. */
    ZIP("a ZIP archive", "Unpack it first.", List.of(Remedy.HEX), head -> starts(head, "504b0304")),
    /** LLVM's own format, as compilers write with -emit-llvm or LTO. */
    BITCODE(
            "LLVM bitcode, which is not linked yet",
            "Link it with the compiler that made it; with link-time optimization object files are bitcode.",
            List.of(Remedy.HEX),
            head -> starts(head, "4243c0de")),
    /** A program of a system. */
    ELF("a program or library of Linux (ELF)", machine(), List.of(Remedy.HEX), head -> starts(head, "7f454c46")),
    /** A program of a system. */
    MACH_O(
            "a program or library of macOS (Mach-O)",
            machine(),
            List.of(Remedy.HEX),
            head -> starts(head, "feedfacf") || starts(head, "cffaedfe") || starts(head, "cafebabe")),
    /** A program of a system. */
    PE("a program or library of Windows", machine(), List.of(Remedy.HEX), head -> starts(head, "4d5a")),
    /** What an editor or a script has made of a module by encoding it. */
    BASE64(
            "a module in Base64",
            "Decode it first: `base64 -d FILE > decoded.wasm`.",
            List.of(Remedy.TEXT),
            head -> text(head).startsWith("AGFzbQ")),
    /** Read as text and written again. */
    MANGLED(
            "a module whose bytes were changed when it was copied as text",
            "Copy it again as binary: without conversion of line ends or characters.",
            List.of(Remedy.HEX),
            head -> starts(head, "efbfbd") || starts(head, "efbbbf0061736d")),
    /** Some other text. */
    TEXT("text", "It can be read as text.", List.of(Remedy.TEXT), Resemblance::isText),
    /** Nothing known. */
    UNKNOWN(
            "no WebAssembly: a module begins with the bytes `00 61 73 6d`",
            "Build or download it again.",
            List.of(Remedy.HEX),
            head -> true);

    /** So many bytes tell. */
    static final int HEAD = 512;

    private static final int LONGEST_CHARACTER = 4;

    private final String words;
    private final String advice;
    private final List<Remedy> remedies;
    private final Predicate<byte[]> test;

    Resemblance(String words, String advice, List<Remedy> remedies, Predicate<byte[]> test) {
        this.words = words;
        this.advice = advice;
        this.remedies = remedies;
        this.test = test;
    }

    /** What an editor can offer at once. */
    public enum Remedy {
        /** Open it as text. */
        TEXT,
        /** Open it as WebAssembly text. */
        WAT,
        /** Show its bytes. */
        HEX,
        /** Set from which size on a file is large. */
        LIMIT
    }

    /** {@return what a file seems to be} It must not be a module of version 1. */
    static Resemblance of(byte[] file) {
        byte[] head = Arrays.copyOf(file, Math.min(file.length, HEAD));
        return Arrays.stream(values())
                .filter(each -> each.test.test(head))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** {@return whether a file says that it is a module of version 1} */
    static boolean isModule(byte[] head) {
        return starts(head, "0061736d01000000");
    }

    /** {@return what it is, to stand behind "is" or "seems to be"} */
    String words() {
        return words;
    }

    /** {@return what to do, in whole sentences} */
    String advice() {
        return advice;
    }

    List<Remedy> remedies() {
        return remedies;
    }

    private static String machine() {
        return "It runs on a machine of its own kind only. Compile for the target `wasm32` instead.";
    }

    private static boolean starts(byte[] head, String hex) {
        byte[] wanted = HexFormat.of().parseHex(hex);
        return head.length >= wanted.length && Arrays.equals(head, 0, wanted.length, wanted, 0, wanted.length);
    }

    private static String text(byte[] head) {
        String text = new String(head, StandardCharsets.UTF_8);
        return (text.startsWith("\uFEFF") ? text.substring(1) : text).strip();
    }

    /** The last character may be cut in two. */
    private static boolean isText(byte[] head) {
        return IntStream.range(0, Math.min(head.length, LONGEST_CHARACTER))
                .mapToObj(cut -> decoded(head, head.length - cut))
                .flatMap(Optional::stream)
                .findFirst()
                .filter(text -> text.chars().noneMatch(c -> c < ' ' && "\t\n\r\f".indexOf(c) < 0))
                .isPresent();
    }

    private static Optional<String> decoded(byte[] head, int length) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(head, 0, length))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
