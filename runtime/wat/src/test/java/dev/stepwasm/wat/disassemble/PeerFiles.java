package dev.stepwasm.wat.disassemble;

import dev.stepwasm.wasm.binary.ModuleReader;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.assemble.Assembler;
import dev.stepwasm.wat.text.SourceText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes what {@code .ci/nightly/peers} shows to other tools: each valid text module of the suite and the corpus as
 * {@code N.wasm}, its disassembly as {@code N.flat.wat} and {@code N.folded.wat}, and {@code index.tsv} with N and where
 * it is from. Usage: PeerFiles FOLDER
 */
public final class PeerFiles {
    private PeerFiles() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[0]));
        List<String> index = new ArrayList<>();
        for (Modules.Case test : Modules.all()) {
            Analysis analysis = Analysis.of(new SourceText("t", test.text()));
            if (test.isText() && !analysis.hasErrors() && analysis.modules().size() == 1) {
                byte[] file = Assembler.assemble(analysis).bytes();
                Files.write(folder.resolve(index.size() + ".wasm"), file);
                write(folder.resolve(index.size() + ".flat.wat"), file, Layout.FLAT);
                write(folder.resolve(index.size() + ".folded.wat"), file, Layout.FOLDED);
                index.add(index.size() + "\t" + test.name());
            }
        }
        Files.write(folder.resolve("index.tsv"), index);
    }

    private static void write(Path text, byte[] file, Layout layout) throws Exception {
        Files.writeString(
                text,
                Disassembler.disassemble(file, ModuleReader.read(file), layout).text());
    }
}
