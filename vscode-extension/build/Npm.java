import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs one of the Node scripts of this folder for the Maven build, on every system that has a JDK:
 * {@code java build/Npm.java "what is made" script.mjs arguments...}.
 *
 * <p>Where Node or npm is missing it says in one line what was left out and ends well; where {@code CI} is {@code true} nothing may be left out.
 */
final class Npm {
    public static void main(String[] args) throws IOException, InterruptedException {
        String product = args[0];
        Optional<Path> node = onPath("node");
        Optional<Path> npm = onPath("npm");
        if (node.isEmpty() || npm.isEmpty()) {
            System.out.println("left out: " + product + ", because " + (node.isEmpty() ? "node" : "npm")
                    + " is not installed (Node 20 or newer brings both)");
            System.exit("true".equals(System.getenv("CI")) ? 1 : 0);
        }
        List<String> command = new ArrayList<>(List.of(node.orElseThrow().toString()));
        command.addAll(List.of(args).subList(1, args.length));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        // The JDK of the build is the one that the scripts start the product with.
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        System.exit(process.waitFor());
    }

    private static Optional<Path> onPath(String program) {
        boolean windows = File.separatorChar == '\\';
        List<String> names = windows ? List.of(program + ".exe", program + ".cmd") : List.of(program);
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            for (String name : names) {
                Path file = Path.of(folder, name);
                if (Files.isExecutable(file) && Files.isRegularFile(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }
}
