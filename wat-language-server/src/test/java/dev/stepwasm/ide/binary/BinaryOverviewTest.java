package dev.stepwasm.ide.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.ide.binary.BinaryOverview.Thing;
import dev.stepwasm.wasm.binary.ToolSections.Producer;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.assemble.Assembler;
import dev.stepwasm.wat.text.SourceText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a binary without its text. */
final class BinaryOverviewTest {
    private static final String TEXT = """
        (module
          (import "env" "log" (func $log (param i32)))
          (import "env" "table" (table 2 8 funcref))
          (import "env" "base" (global (mut i64)))
          (memory $main (export "memory") 1 16)
          (func $sum (export "sum") (param $x i32) (result i32) local.get $x i32.const 1 i32.add)
          (func i32.const 0 call $sum drop)
          (data $hello (i32.const 16) "hello")
          (data "later")
          (@custom "producers" "\\02\\08language\\01\\04Rust\\042021\\0cprocessed-by\\01\\05rustc\\061.90.0")
          (@custom "target_features" "\\02+\\0bbulk-memory-\\07simd128")
          (@custom ".debug_info" "xyz")
          (@custom "sourceMappingURL" "\\0ca.wasm.map.x"))
        """;

    private static byte[] program() {
        return Assembler.assemble(Analysis.of(new SourceText("a", TEXT))).bytes();
    }

    @Test
    void itSaysWhatIsInAModule() {
        byte[] file = program();
        BinaryOverview overview = BinaryOverview.of("a.wasm", file);
        assertThat(overview.fault()).isNull();
        assertThat(overview.size()).isEqualTo(file.length);
        assertThat(overview.sections())
                .filteredOn(row -> !row.custom())
                .extracting(SectionRow::name, SectionRow::count)
                .containsExactly(
                        pair("type", 3),
                        pair("import", 3),
                        pair("function", 2),
                        pair("memory", 1),
                        pair("export", 2),
                        pair("code", 2),
                        pair("data", 2));
        long covered = overview.sections().stream().mapToLong(SectionRow::size).sum();
        assertThat(covered + 8).isEqualTo(file.length);
        assertThat(overview.imports())
                .containsExactly(
                        new Thing("env", "log", "func", 0, "[i32] -> []"),
                        new Thing("env", "table", "table", 0, "2 8 funcref"),
                        new Thing("env", "base", "global", 0, "(mut i64)"));
        assertThat(overview.exports())
                .containsExactly(
                        new Thing("", "memory", "memory", 0, "1 16"),
                        new Thing("", "sum", "func", 1, "[i32] -> [i32]"));
        assertThat(overview.memories()).containsExactly(new Thing("", "main", "memory", 0, "1 16"));
        assertThat(overview.functions()).extracting(BinaryOverview.Code::name).containsExactly("sum", "2");
        assertThat(overview.functions())
                .allSatisfy(code -> assertThat(file[code.offset()]).isIn((byte) 0x20, (byte) 0x41));
        assertThat(overview.data())
                .containsExactly(
                        new BinaryOverview.Segment("hello", 0, "0x10", 5, "\"hello\""),
                        new BinaryOverview.Segment("1", 1, "on demand", 5, "\"later\""));
        assertThat(overview.producers())
                .containsExactly(
                        new Producer("language", "Rust", "2021"), new Producer("processed-by", "rustc", "1.90.0"));
        assertThat(overview.features()).containsExactly("+bulk-memory", "-simd128");
        assertThat(overview.custom())
                .extracting(BinaryOverview.Custom::words)
                .contains(
                        "debug information (DWARF)",
                        "source map: a.wasm.map.x",
                        "names of functions, locals and so on");
    }

    private static org.assertj.core.groups.Tuple pair(String name, long count) {
        return org.assertj.core.groups.Tuple.tuple(name, count);
    }

    @Test
    void ofADamagedModuleItSaysWhereAndWhatIsLeft() {
        byte[] file = program();
        SectionRow code = BinaryOverview.of("a.wasm", file).sections().stream()
                .filter(row -> row.name().equals("code"))
                .findFirst()
                .orElseThrow();
        byte[] cut = Arrays.copyOf(file, (int) code.start() + 6);
        BinaryOverview overview = BinaryOverview.of("a.wasm", cut);
        Fault fault = overview.fault();
        assertThat(fault).isNotNull();
        assertThat(fault.title()).isEqualTo("a.wasm ends too early, after " + cut.length + " bytes");
        assertThat(fault.advice()).contains("in the section `code`");
        assertThat(fault.bytes()).hasSizeGreaterThan(2).anyMatch(row -> row.contains("^"));
        assertThat(fault.remedies()).containsExactly(Resemblance.Remedy.HEX);
        assertThat(overview.imports()).hasSize(3);
        assertThat(overview.exports()).extracting(Thing::type).contains("[i32] -> [i32]");
        assertThat(overview.sections().getLast().whole()).isFalse();

        byte[] changed = file.clone();
        changed[(int) code.start() - 2] = (byte) 0xFF; // in the export section
        Fault other = BinaryOverview.of("a.wasm", changed).fault();
        assertThat(other).isNotNull();
        assertThat(other.title()).startsWith("a.wasm is damaged from byte 0x").endsWith(" on");
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "0061736d0d000100, COMPONENT",
        "0061736d0b000000, VERSION",
        "7f454c4602010100, ELF",
        "cffaedfe0c000001, MACH_O",
        "4d5a900003000000, PE",
        "504b030414000000, ZIP",
        "28b52ffd2400, ZSTD",
        "4243c0de35140000, BITCODE",
        "efbfbd0061736d01, MANGLED",
        "00ff00ff, UNKNOWN"
    })
    void whatIsNoModuleIsToldByItsFirstBytes(String hex, Resemblance wanted) {
        byte[] file = HexFormat.of().parseHex(hex);
        assertThat(Resemblance.of(file)).isEqualTo(wanted);
        Fault fault = BinaryOverview.of("x.wasm", file).fault();
        assertThat(fault).isNotNull();
        assertThat(fault.title()).isEqualTo("x.wasm is " + wanted.words());
        assertThat(fault.advice()).endsWith(".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(module)|WAT",
                "  ;; a module|WAT",
                "version https://git-lfs.github.com/spec/v1|LFS_POINTER",
                "<!DOCTYPE html><html>|HTML",
                "AGFzbQEAAAA=|BASE64",
                "ä text|TEXT"
            })
    void textIsToldFromOtherText(String text, Resemblance wanted) {
        assertThat(Resemblance.of(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(wanted);
        byte[] marked = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
        assertThat(Resemblance.of(marked)).isEqualTo(wanted);
    }

    @Test
    void compressedModulesAreTold() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(program());
        }
        assertThat(Resemblance.of(bytes.toByteArray())).isEqualTo(Resemblance.GZIP);
    }

    @Test
    void aLongTextIsTextWhereverItIsCut() {
        assertThat(Resemblance.of("ä€😀".repeat(200).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Resemblance.TEXT);
    }

    @Test
    void headersAreReadWithoutTheRest() {
        byte[] file = program();
        List<Long> read = new java.util.ArrayList<>();
        FileParts all = FileParts.of(file);
        FileParts counted = new FileParts() {
            @Override
            public long size() {
                return file.length;
            }

            @Override
            public byte[] read(long offset, int length) {
                read.add(offset);
                return all.read(offset, length);
            }
        };
        Fault fault = Fault.of("a.wasm is too large", "Sorry.", List.of(Resemblance.Remedy.LIMIT));
        BinaryOverview overview = BinaryOverview.ofLarge("a.wasm", counted, fault);
        assertThat(overview.fault()).isEqualTo(fault);
        assertThat(overview.sections())
                .isEqualTo(BinaryOverview.of("a.wasm", file).sections());
        assertThat(overview.counts().functions()).isEqualTo(2);
        assertThat(read).hasSize(overview.sections().size() + 1);
    }

    @Test
    void nothingInAFileDoesHarm() {
        Random random = new Random(11);
        byte[] file = program();
        for (int i = 0; i < 2_000; i++) {
            byte[] broken = Arrays.copyOf(file, random.nextInt(file.length + 20));
            for (int n = random.nextInt(6); n > 0 && broken.length > 0; n--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            BinaryOverview overview = BinaryOverview.of("a.wasm", broken);
            assertThat(overview.sections()).allMatch(row -> row.start() + row.size() <= broken.length);
        }
    }
}
