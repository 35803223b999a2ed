package dev.stepwasm.eclipse.tests;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Platform;

/** The Java program of the samples that embeds modules, in a virtual machine of its own, and a project with its files. */
final class Shop implements AutoCloseable {
    private static final List<String> BUNDLES = List.of(
            "org.eclipse.lsp4j.debug",
            "org.eclipse.lsp4j.jsonrpc",
            "org.eclipse.lsp4j.jsonrpc.debug",
            "com.google.gson");

    private static final String CACHE = "stepwasm.cache";

    private final Path folder;
    private final Path output;
    private final IProject project;
    private final Process process;

    private Shop(Path folder, IProject project, Path output, Process process) {
        this.folder = folder;
        this.project = project;
        this.output = output;
        this.process = process;
    }

    /** {@return the program, which is about to start} */
    static Shop open() throws IOException, CoreException {
        Path folder = copy(Files.createTempDirectory("shop"));
        Path output = Files.createTempFile("shop", ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        // A list of its own, or this might be the shop of another window.
        System.setProperty(CACHE, folder.resolve("cache").toString());
        command.addAll(List.of("-D" + CACHE + "=" + folder.resolve("cache"), "-Dstepwasm.debug=name=shop"));
        command.addAll(List.of("-cp", classPath(), "Shop.java", "600", "200"));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new Shop(folder, project(folder), output, process);
    }

    /** Copies the files of the sample. */
    static Path copy(Path to) throws IOException {
        Path samples = Path.of(System.getProperty("stepwasm.images")).resolveSibling("samples/embedder");
        try (Stream<Path> files = Files.list(samples)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }

    private static IProject project(Path folder) throws CoreException {
        IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("shop");
        IProjectDescription description = ResourcesPlugin.getWorkspace().newProjectDescription("shop");
        description.setLocationURI(folder.toUri());
        project.create(description, null);
        project.open(null);
        return project;
    }

    /** {@return what a program needs that can be attached to} */
    static String classPath() throws IOException {
        List<String> entries = new ArrayList<>();
        for (URL jar :
                Collections.list(Platform.getBundle("dev.stepwasm.eclipse").findEntries("lib", "*.jar", false))) {
            entries.add(Path.of(FileLocator.toFileURL(jar).getPath()).toString());
        }
        for (String bundle : BUNDLES) {
            entries.add(FileLocator.getBundleFileLocation(Platform.getBundle(bundle))
                    .map(File::getPath)
                    .orElseThrow());
        }
        return String.join(File.pathSeparator, entries);
    }

    IProject project() {
        return project;
    }

    /** {@return what it has printed so far} */
    String output() throws IOException {
        return Files.readString(output);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it without a word. */
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() throws CoreException, IOException, InterruptedException {
        System.clearProperty(CACHE);
        process.destroyForcibly();
        process.waitFor(20, TimeUnit.SECONDS);
        project.delete(true, true, null);
        Files.deleteIfExists(output);
        Files.deleteIfExists(folder);
    }
}
