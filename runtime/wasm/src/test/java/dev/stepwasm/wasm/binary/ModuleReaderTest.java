package dev.stepwasm.wasm.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.code.Listing;
import dev.stepwasm.wasm.module.Function;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.validate.ModuleValidator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleReaderTest {
    private static final byte[] SAMPLE = Samples.written().bytes();

    @Test
    void readsWhatWasWritten() throws MalformedException {
        Module written = Samples.module();
        Module read = ModuleReader.read(SAMPLE);

        assertThat(read.types().groups()).isEqualTo(written.types().groups());
        assertThat(read.imports()).extracting("name").containsExactly("f", "g");
        assertThat(read.exports()).extracting("name").containsExactly("run", "memory é");
        assertThat(read.names()).isEqualTo(written.names());
        assertThat(read.data())
                .extracting("bytes")
                .isEqualTo(List.of(
                        written.data().get(0).bytes(), written.data().get(1).bytes()));
        assertThat(read.memory(1)).isEqualTo(written.memory(1));
        assertThat(read.table(1)).isEqualTo(written.table(1));
        assertThat(read.customSections()).extracting("name").containsExactly("note", "name");
        assertThat(ModuleValidator.validate(read, SAMPLE)).isEmpty();
    }

    @Test
    void readsTheInstructionsThatWereWritten() throws MalformedException {
        Module module = ModuleReader.read(SAMPLE);
        for (int i = 0; i < Samples.BODIES.size(); i++) {
            List<Instruction> wanted = Listing.of(Samples.BODIES.get(i));
            List<Instruction> read = instructions(SAMPLE, module.functions().get(i));
            assertThat(read)
                    .extracting(Instruction::opcode)
                    .isEqualTo(wanted.stream().map(Instruction::opcode).toList());
            assertThat(read)
                    .extracting(Instruction::immediates)
                    .isEqualTo(wanted.stream().map(Instruction::immediates).toList());
        }
    }

    /** Only an index may be longer than need be (core spec 5.3.3). */
    @Test
    void anAbstractHeapTypeIsOneByte() throws MalformedException {
        byte[] fine = HexFormat.of().parseHex("0061736d01000000" + "0106" + "01" + "60016370" + "00");
        assertThat(ModuleReader.read(fine).types().groups()).hasSize(1);
        byte[] longer = HexFormat.of().parseHex("0061736d01000000" + "0107" + "01" + "600163f07f" + "00");
        assertThatThrownBy(() -> ModuleReader.read(longer))
                .isInstanceOf(MalformedException.class)
                .hasMessage("malformed heap type");
    }

    private static List<Instruction> instructions(byte[] file, Function function) throws MalformedException {
        var list = new ArrayList<Instruction>();
        var code = new CodeReader(file, function.body().code());
        while (code.hasNext()) {
            list.add(code.next());
        }
        return list;
    }

    @Test
    void writerTellsWhereEachInstructionIsInTheFile() throws MalformedException {
        var offsets = new ArrayList<List<Integer>>();
        WrittenModule written = ModuleWriter.write(Samples.module(), (number, out) -> {
            var ofFunction = new ArrayList<Integer>();
            for (Instruction instruction : Listing.of(Samples.BODIES.get(number))) {
                ofFunction.add(out.offset());
                out.accept(instruction);
            }
            offsets.add(ofFunction);
        });
        Module module = ModuleReader.read(written.bytes());
        for (int i = 0; i < offsets.size(); i++) {
            Span code = written.code(i);
            Function function = module.functions().get(i);
            assertThat(code).isEqualTo(function.body().code());
            assertThat(instructions(written.bytes(), function))
                    .extracting(Instruction::position)
                    .isEqualTo(offsets.get(i).stream()
                            .map(offset -> code.start() + offset)
                            .toList());
        }
    }

    @Test
    void copyingABinaryGivesTheSameBytes() throws MalformedException {
        Module module = ModuleReader.read(SAMPLE);
        assertThat(ModuleWriter.write(module, BodySource.of(module, SAMPLE)).bytes())
                .isEqualTo(SAMPLE);
    }

    @Test
    void everyTruncationIsMalformedOrAModule() {
        int whole = 0;
        for (int length = 0; length < SAMPLE.length; length++) {
            whole += readAll(Arrays.copyOf(SAMPLE, length)) ? 1 : 0;
        }
        // A cut between two sections can leave a module: the header alone, or without the custom section at the end.
        assertThat(whole).isLessThan(8);
    }

    @Test
    void mutationsNeverGiveAnotherException() {
        var random = new Random(20260101);
        for (int round = 0; round < 10_000; round++) {
            byte[] mutant = SAMPLE.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                mutant[8 + random.nextInt(mutant.length - 8)] = (byte) random.nextInt(256);
            }
            readAll(mutant);
        }
    }

    /** Whether the module and all its code can be read; anything but a {@link MalformedException} fails the test. */
    private static boolean readAll(byte[] file) {
        try {
            Module module = ModuleReader.read(file);
            ModuleValidator.validate(module, file);
            for (Function function : module.functions()) {
                instructions(file, function);
            }
            return true;
        } catch (MalformedException e) {
            assertThat(e.offset()).isBetween(0, file.length);
            assertThat(e.reason()).isNotBlank();
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "006173, unexpected end, 3",
        "0061736e01000000, magic header not detected, 0",
        "0061736d0d000100, unknown binary version, 4",
        "0061736d010000000e00, malformed section id, 8",
        "0061736d0100000001020060, section size mismatch, 11",
        "0061736d0100000003010003010 0, unexpected content after last section, 11",
        "0061736d01000000030201 00, function and code section have inconsistent lengths, 12",
        "0061736d010000000c0101, data count and data section have inconsistent lengths, 11",
        "0061736d0100000001ffffffff0f, length out of bounds, 9",
        "0061736d010000000105ffffffff0f, unexpected end of section or function, 10",
        "0061736d01000000050401 10 00 00, malformed limits flags, 11",
        "0061736d010000000001 ff, unexpected end of section or function, 11"
    })
    void saysWhatIsMalformedAndWhere(String hex, String reason, int offset) {
        byte[] file = HexFormat.of().parseHex(hex.replace(" ", ""));
        assertThatThrownBy(() -> ModuleReader.read(file)).isInstanceOfSatisfying(MalformedException.class, e -> {
            assertThat(e.reason()).isEqualTo(reason);
            assertThat(e.offset()).isEqualTo(offset);
        });
    }

    @Test
    void localsTakeNoMemoryOnTheWordOfTheirCount() throws MalformedException {
        byte[] file = HexFormat.of().parseHex("0061736d01000000010401600000030201000a0a010801ffffffff0f7f0b");
        assertThat(ModuleReader.read(file.clone()).functions().get(0).body().localCount())
                .isEqualTo(0xFFFF_FFFFL);
        assertThat(ModuleValidator.validate(ModuleReader.read(file), file)).isEmpty();
    }

    @Test
    void nestsAsDeepAsTheFileIsLong() throws MalformedException {
        int depth = 100_000;
        Instruction block = Listing.of("block").get(0);
        Instruction end = Listing.of("end").get(0);
        WrittenModule written = ModuleWriter.write(Samples.module(), (number, out) -> {
            for (int i = 0; i < depth; i++) {
                out.accept(block);
            }
            for (int i = 0; i < depth; i++) {
                out.accept(end);
            }
            Listing.of(number == 0 ? "end" : "i32.const 0; end").forEach(out::accept);
        });
        assertThat(ModuleValidator.validate(ModuleReader.read(written.bytes()), written.bytes()))
                .isEmpty();
    }
}
