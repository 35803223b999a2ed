package dev.stepwasm.dap;

import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepModule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Folders of the user in which the texts of modules are found that a program has loaded from elsewhere. They are looked
 * through once; texts are assembled when the first binary asks for its own. Safe for use from any thread.
 */
final class SourceFolders {
    /** Why a file is a module. */
    static final String SAME_BYTES = "has the same bytes";

    private static final Pattern PACKAGE = Pattern.compile("^\\s*package\\s+([\\w.]+)\\s*;", Pattern.MULTILINE);

    private final SourceIndex index;
    private final SourceIndex.Limits limits;
    private final Map<ModuleIdentity, Path> assembled = new HashMap<>();
    private boolean isAssembled;
    private boolean isCut;

    SourceFolders(List<Path> folders) {
        this(folders, SourceIndex.Limits.DEFAULT);
    }

    SourceFolders(List<Path> folders, SourceIndex.Limits limits) {
        this.index = SourceIndex.of(folders, limits);
        this.limits = limits;
    }

    /**
     * A file that belongs to a module.
     *
     * @param file where it is
     * @param text of which the module has been assembled; empty if the file is the module itself
     * @param why it belongs to it, in words
     */
    record Match(Path file, Optional<StepModule> text, String why) {
        /** {@return whether the file has the text of the module, or of another that is the same} */
        boolean isText() {
            return !why.equals(SAME_BYTES);
        }
    }

    /** {@return the file that belongs to a module, best a text} */
    synchronized Optional<Match> find(StepModule module) {
        return sameText(module).or(() -> sameAssembly(module)).or(() -> sameBytes(module));
    }

    /** {@return whether a file has the text of a module} */
    boolean isIn(Path file, StepModule module) {
        return textOf(module).filter(text -> Arrays.equals(text, read(file))).isPresent();
    }

    private static Optional<byte[]> textOf(StepModule module) {
        return module.source().map(source -> source.text().getBytes(StandardCharsets.UTF_8));
    }

    /** {@return what could not be looked at, in words} */
    synchronized List<String> complaints() {
        List<String> complaints = new ArrayList<>(index.complaints());
        if (isCut) {
            complaints.add("only " + limits.textSize()
                    + " bytes of texts are assembled to find those of binaries; name the folders with the sources");
        }
        return complaints;
    }

    /** {@return the Java source of a frame: a file of that name, of the same package} */
    Optional<Path> java(StackTraceElement frame) {
        String name = frame.getFileName();
        int end = frame.getClassName().lastIndexOf('.');
        String wanted = end < 0 ? "" : frame.getClassName().substring(0, end);
        return Optional.ofNullable(name).map(index::java).orElse(List.of()).stream()
                .filter(file -> packageOf(file).equals(wanted))
                .findFirst();
    }

    private String packageOf(Path file) {
        Matcher matcher = PACKAGE.matcher(new String(read(file), StandardCharsets.UTF_8));
        return matcher.find() ? matcher.group(1) : "";
    }

    private Optional<Match> sameText(StepModule module) {
        return textOf(module)
                .flatMap(bytes -> same(index.texts(), bytes))
                .map(file -> new Match(file, Optional.empty(), "has the same text"));
    }

    private Optional<Match> sameBytes(StepModule module) {
        return same(index.binaries(), module.bytes()).map(file -> new Match(file, Optional.empty(), SAME_BYTES));
    }

    private Optional<Path> same(List<SourceIndex.Entry> files, byte[] bytes) {
        return files.stream()
                .filter(each -> each.size() == bytes.length)
                .map(SourceIndex.Entry::file)
                .filter(file -> Arrays.equals(read(file), bytes))
                .findFirst();
    }

    private Optional<Match> sameAssembly(StepModule module) {
        assemble();
        ModuleIdentity wanted = ModuleIdentity.of(module.bytes());
        return Optional.ofNullable(assembled.get(wanted))
                .flatMap(file -> module(file)
                        .filter(text ->
                                ModuleIdentity.of(text.bytes()).equals(wanted)) // It may have been edited meanwhile.
                        .map(text -> new Match(file, Optional.of(text), "gives the same code")));
    }

    private void assemble() {
        if (isAssembled) {
            return;
        }
        isAssembled = true;
        long left = limits.textSize();
        for (SourceIndex.Entry each : index.texts()) {
            if (each.size() > left) {
                isCut = true;
            } else {
                left -= each.size();
                module(each.file())
                        .ifPresent(text -> assembled.putIfAbsent(ModuleIdentity.of(text.bytes()), each.file()));
            }
        }
    }

    private Optional<StepModule> module(Path file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(read(file)))
                    .toString();
            return Optional.of(StepModule.ofText(file.toString(), text));
        } catch (CharacterCodingException | InvalidModuleException | RuntimeException | StackOverflowError other) {
            return Optional.empty(); // Texts that are no modules are of no use here, and nobody asked about them.
        }
    }

    /** {@return the bytes of a file; fewer than it has if it has grown since it was found, none if it is gone} */
    private byte[] read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes((int) limits.fileSize() + 1);
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
