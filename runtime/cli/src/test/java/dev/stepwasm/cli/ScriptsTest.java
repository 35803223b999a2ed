package dev.stepwasm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code mvnw} and {@code stepwasm} on machines made of empty folders and fake programs. */
@EnabledOnOs(
        value = {OS.LINUX, OS.MAC},
        disabledReason = "POSIX shell scripts")
final class ScriptsTest {
    private record Answer(int code, String out) {}

    @TempDir
    private Path machine;

    @BeforeEach
    void bareMachine() throws IOException {
        Files.createDirectories(machine.resolve("jdks"));
        Files.createDirectories(machine.resolve("home"));
        Path bin = Files.createDirectories(machine.resolve("bin"));
        for (String tool : List.of(
                "sh",
                "sed",
                "awk",
                "cat",
                "head",
                "mktemp",
                "mkdir",
                "rm",
                "mv",
                "cp",
                "chmod",
                "readlink",
                "find",
                "sleep",
                "dirname",
                "env")) {
            for (String folder : List.of("/bin", "/usr/bin")) {
                Path real = Path.of(folder, tool);
                if (Files.exists(real) && !Files.exists(bin.resolve(tool))) {
                    program(bin.resolve(tool), "exec " + real + " \"$@\"");
                }
            }
        }
    }

    @Test
    void saysWhatToInstallWithoutAnyJava() throws Exception {
        fakeMaven("3.9.12");
        Answer answer = run("mvnw", "verify");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.out())
                .startsWith("mvnw: no JDK 21 or newer found. Install one (on Debian: apt-get install openjdk-21-jdk");
    }

    @Test
    void namesTheJavasThatAreTooOldOrCannotCompile() throws Exception {
        fakeMaven("3.9.12");
        fakeJdk("old", "17.0.15", true);
        fakeJdk("ancient", "1.8.0_402", true);
        fakeJdk("jre", "25.0.1", false);
        Answer answer = run("mvnw", "verify");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.out())
                .contains("no JDK 21 or newer found, only:")
                .contains("/old (17.0.15)")
                .contains("/ancient (1.8.0_402)")
                .contains("/jre (25.0.1, a JRE without javac)");
    }

    @Test
    void takesTheNewestJdkAndAGoodInstalledMaven() throws Exception {
        fakeMaven("3.9.12");
        fakeJdk("a", "21.0.9", true);
        fakeJdk("b with blank", "25.0.3", true);
        fakeJdk("c", "9.0.4", true);
        Answer answer = run("mvnw", "-q", "verify now");
        assertThat(answer).isEqualTo(new Answer(0, "maven 3.9.12 on b with blank: -q|verify now|\n"));
    }

    @Test
    void prefersAJavaHomeThatIsNewEnough() throws Exception {
        fakeMaven("3.9.12");
        fakeJdk("a", "21.0.9", true);
        fakeJdk("b", "25.0.3", true);
        assertThat(run(List.of("JAVA_HOME=" + machine.resolve("jdks/a")), "mvnw", "x")
                        .out())
                .isEqualTo("maven 3.9.12 on a: x|\n");
        fakeJdk("old", "17.0.15", true);
        assertThat(run(List.of("JAVA_HOME=" + machine.resolve("jdks/old")), "mvnw", "x")
                        .out())
                .isEqualTo("maven 3.9.12 on b: x|\n");
    }

    @Test
    void saysWhatToInstallWithoutMaven() throws Exception {
        fakeJdk("a", "21.0.9", true);
        Answer answer = run("mvnw", "verify");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.out())
                .startsWith("mvnw: no Maven found. Install any Maven 3 (on Debian: apt-get install maven)");
    }

    @Test
    void fetchesAMavenThroughOneThatIsTooOld() throws Exception {
        fakeJdk("a", "21.0.9", true);
        fakeMaven("3.8.7");
        Answer first = run("mvnw", "-o", "verify");
        assertThat(first.out())
                .startsWith("maven fetched: -o|verify|")
                .as("fetched")
                .contains("fetched");
        assertThat(run("mvnw", "again")).isEqualTo(new Answer(0, "maven fetched: again|\n"));
    }

    @Test
    void saysThatAMavenCouldNotBeFetched() throws Exception {
        fakeJdk("a", "21.0.9", true);
        program(machine.resolve("bin/mvn"), "case $1 in --version) echo 'Apache Maven 3.6.3';; *) exit 1;; esac");
        Answer answer = run("mvnw", "verify");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.out())
                .contains("mvnw: could not fetch Maven 3.")
                .contains("with Maven 3.6.3. Check settings.xml");
        try (var left = Files.list(machine.resolve("home/.m2/wrapper/dists"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void launcherNeedsAJdkToo() throws Exception {
        Answer answer = run("stepwasm", "check", "x.wat");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).startsWith("stepwasm: no JDK 21 or newer found. Install one");
    }

    @Test
    void playgroundNeedsNodeAndNpm() throws Exception {
        fakeJdk("a", "21.0.9", true);
        Answer nothing = run("stepwasm", "playground");
        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.out()).contains("the playground needs node, which is not on PATH: install Node.js");
        program(machine.resolve("bin/node"), "echo node \"$@\"");
        assertThat(run("stepwasm", "playground").out()).contains("the playground needs npm, which is not on PATH");
    }

    private void fakeJdk(String name, String version, boolean compiles) throws IOException {
        Path home = Files.createDirectories(machine.resolve("jdks").resolve(name));
        program(home.resolve("bin/java"), "exit 0");
        if (compiles) {
            program(home.resolve("bin/javac"), "exit 0");
        }
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
    }

    /** A Maven that says on which JDK it runs and that unpacks another one when asked to. */
    private void fakeMaven(String version) throws IOException {
        program(machine.resolve("bin/mvn"), """
                case "$*" in
                    --version) echo 'Apache Maven %1$s (0)' ;;
                    *:unpack*)
                        for a; do case $a in
                            -Dartifact=*) v=${a#*apache-maven:}; v=${v%%%%:*} ;;
                            -DoutputDirectory=*) out=${a#*=} ;;
                        esac; done
                        mkdir -p "$out/apache-maven-$v/bin"
                        printf '#!/bin/sh\\nprintf "maven fetched: "; for a; do printf "%%%%s|" "$a"; done; echo\\n' \\
                            > "$out/apache-maven-$v/bin/mvn" ;;
                    *) printf 'maven %1$s on %%s: ' "${JAVA_HOME##*/}"; for a; do printf '%%s|' "$a"; done; echo ;;
                esac
                """.formatted(version));
    }

    private static void program(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Answer run(String script, String... args) throws Exception {
        return run(List.of(), script, args);
    }

    private Answer run(List<String> environment, String script, String... args) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("/bin/sh", Fixtures.root().resolve(script).toString()));
        command.addAll(Arrays.asList(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.directory(machine.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", machine.resolve("bin").toString());
        builder.environment().put("HOME", machine.resolve("home").toString());
        builder.environment().put("JDK_FOLDERS", machine.resolve("jdks").toString());
        for (String setting : environment) {
            builder.environment().put(setting.split("=", 2)[0], setting.split("=", 2)[1]);
        }
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Answer(process.exitValue(), out);
    }
}
