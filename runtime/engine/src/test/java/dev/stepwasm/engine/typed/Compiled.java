package dev.stepwasm.engine.typed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Java sources that the JDK's compiler has compiled without a warning. */
final class Compiled {
    private Compiled() {}

    /** {@return a loader of the classes of these sources, which are known by their paths} */
    static URLClassLoader of(Path folder, Map<String, String> sources) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve("src").resolve(source.getKey());
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source.getValue()));
        }
        Path classes = Files.createDirectories(folder.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var problems = new DiagnosticCollector<JavaFileObject>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(problems, null, null)) {
            List<String> options = List.of(
                    "--release",
                    "21",
                    "-proc:none",
                    "-Xlint:all,-processing",
                    "-Xdoclint:all,-missing",
                    "-d",
                    classes.toString(),
                    "-cp",
                    System.getProperty("java.class.path"));
            compiler.getTask(null, manager, problems, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
        }
        assertThat(problems.getDiagnostics().stream()
                        .filter(problem -> !problem.toString().contains("[path]"))
                        .toList())
                .isEmpty();
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, Compiled.class.getClassLoader());
    }
}
