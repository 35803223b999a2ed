package dev.stepwasm.dap;

import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.debug.DebuggedModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The texts of the modules of a program that runs anyway: files that they were read from, files that are found in folders
 * of the user, or else texts that the client gets from us. Safe for use from any thread.
 */
final class ModuleTexts {
    /** What is shown as the folder of modules that are in none. */
    private static final Path NOWHERE = Path.of("/stepwasm").toAbsolutePath();

    private static final int LONGEST_NAME = 80;

    private final SourceFolders folders;
    private final boolean hasFolders;
    private final Map<DebuggedModule, Found> known = new HashMap<>();
    private final Set<Path> names = new HashSet<>();

    /** @param words why it is that text; empty if nobody wonders */
    private record Found(LoadedModule module, String words) {}

    /** @param hasFolders whether the user has named any */
    ModuleTexts(SourceFolders folders, boolean hasFolders) {
        this.folders = folders;
        this.hasFolders = hasFolders;
    }

    /** {@return a module with its text} */
    synchronized LoadedModule of(DebuggedModule module) {
        return found(module).module();
    }

    /** {@return what to say about the text of a module} */
    synchronized Optional<String> comment(DebuggedModule module) {
        return Optional.of(found(module).words()).filter(words -> !words.isEmpty());
    }

    Optional<Path> javaSource(StackTraceElement frame) {
        return folders.java(frame);
    }

    private Found found(DebuggedModule debugged) {
        Found found = known.get(debugged);
        if (found == null) {
            found = find(debugged);
            known.put(debugged, found);
        }
        return found;
    }

    private Found find(DebuggedModule debugged) {
        StepModule module = debugged.module();
        Optional<Path> own = module.file().map(file -> file.toAbsolutePath().normalize());
        if (own.isPresent() && module.source().isPresent() && Files.isRegularFile(own.get())) {
            String words = folders.isIn(own.get(), module)
                    ? ""
                    : own.get() + " has changed since the program has read it; lines may be other ones";
            return new Found(LoadedModule.of(own.get(), module), words);
        }
        Optional<SourceFolders.Match> match = folders.find(module);
        if (match.isPresent() && match.get().isText()) {
            match.get().text().ifPresent(debugged::showAs);
            Path text = match.get().file();
            return new Found(
                    new LoadedModule(own.orElse(text), module, new LoadedModule.Text.InFile(text)),
                    module.name() + ": shown as " + text + ", which "
                            + match.get().why());
        }
        if (own.isPresent() && Files.isRegularFile(own.get())) {
            return new Found(LoadedModule.of(own.get(), module), "");
        }
        if (match.isPresent()) {
            Path binary = match.get().file();
            return new Found(
                    LoadedModule.of(binary, module),
                    module.name() + ": is " + binary + ", which " + match.get().why());
        }
        return new Found(
                told(module),
                hasFolders
                        ? module.name() + ": no file in `sources` belongs to it; its text comes from the program"
                        : "");
    }

    private LoadedModule told(StepModule module) {
        boolean binary = module.source().isEmpty();
        Path file = unused(name(module), "");
        Path text = binary ? file.resolveSibling(file.getFileName() + ".wat") : file;
        return new LoadedModule(
                file,
                module,
                new LoadedModule.Text.Told(
                        text, binary ? "disassembled from " + module.name() : "the text that the program has given"));
    }

    private Path unused(String name, String number) {
        int dot = name.lastIndexOf('.');
        Path path = NOWHERE.resolve(dot <= 0 ? name + number : name.substring(0, dot) + number + name.substring(dot));
        return names.add(path) ? path : unused(name, "-" + (names.size() + 1));
    }

    /** {@return a name for a file, whatever the module is called} */
    private static String name(StepModule module) {
        String all = module.name();
        String last = all.substring(Math.max(all.lastIndexOf('/'), all.lastIndexOf('\\')) + 1)
                .replaceAll("[^A-Za-z0-9._-]", "_");
        String name = last.substring(Math.max(0, last.length() - LONGEST_NAME));
        String end = module.source().isPresent() ? ".wat" : ".wasm";
        return name.endsWith(end) ? name : name + end;
    }
}
