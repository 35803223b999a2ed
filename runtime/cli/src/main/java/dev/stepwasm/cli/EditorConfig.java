package dev.stepwasm.cli;

import dev.stepwasm.wat.format.FormatOptions;
import dev.stepwasm.wat.format.LineEnding;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.PatternSyntaxException;

/**
 * The {@code .editorconfig} files around a file, as far as they speak of what the formatter does: {@code indent_style},
 * {@code indent_size}, {@code tab_width}, {@code max_line_length} and {@code end_of_line}. Patterns of sections are
 * those of {@link java.nio.file.FileSystem#getPathMatcher}, which understands all but number ranges.
 */
final class EditorConfig {
    private static final String NAME = ".editorconfig";

    /** A line {@code key = value} below {@code [pattern]}. */
    private record Setting(String pattern, String key, String value) {}

    /** The files that have been read, by folder. */
    private final Map<Path, List<Setting>> read = new HashMap<>();

    /**
     * {@return the options for a file}
     *
     * @throws CommandException if a file of settings cannot be read
     */
    FormatOptions optionsFor(Path file) {
        Map<String, String> values = new HashMap<>();
        Path absolute = file.toAbsolutePath().normalize();
        for (Path folder : foldersAround(absolute)) {
            for (Setting setting : settings(folder)) {
                if (matches(setting.pattern(), folder, absolute)) {
                    values.put(setting.key(), setting.value());
                }
            }
        }
        return options(values);
    }

    /** {@return the folders that have a say, outermost first} */
    private List<Path> foldersAround(Path file) {
        List<Path> folders = new ArrayList<>();
        for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
            folders.addFirst(folder);
            if (settings(folder).stream().anyMatch(EditorConfig::isRoot)) {
                break;
            }
        }
        return folders;
    }

    private static boolean isRoot(Setting setting) {
        return setting.pattern().isEmpty()
                && setting.key().equals("root")
                && setting.value().equals("true");
    }

    private List<Setting> settings(Path folder) {
        return read.computeIfAbsent(folder, EditorConfig::read);
    }

    private static List<Setting> read(Path folder) {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            return parsed(Files.readAllLines(file));
        } catch (MalformedInputException e) {
            throw CommandException.usageOrIo("cannot read " + file + ": it is not UTF-8");
        } catch (IOException e) {
            throw CommandException.usageOrIo(Input.words(file, e));
        }
    }

    private static List<Setting> parsed(List<String> lines) {
        List<Setting> settings = new ArrayList<>();
        String pattern = "";
        for (String line : lines) {
            String text = line.strip();
            int equals = text.indexOf('=');
            if (text.startsWith("[") && text.endsWith("]")) {
                pattern = text.substring(1, text.length() - 1);
            } else if (!text.startsWith("#") && !text.startsWith(";") && equals > 0) {
                settings.add(new Setting(pattern, lower(text.substring(0, equals)), lower(text.substring(equals + 1))));
            }
        }
        return settings;
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** A pattern with a slash is matched against the path from the folder of its file, others against the name. */
    private static boolean matches(String pattern, Path folder, Path file) {
        boolean isPath = pattern.indexOf('/') >= 0;
        String glob = pattern.startsWith("/") ? pattern.substring(1) : pattern;
        Path subject = isPath ? folder.relativize(file) : file.getFileName();
        try {
            return !glob.isEmpty()
                    && FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(subject);
        } catch (PatternSyntaxException e) {
            return false; // a section that nobody can read speaks of no file
        }
    }

    private static FormatOptions options(Map<String, String> values) {
        FormatOptions options = FormatOptions.DEFAULT;
        String size = values.getOrDefault("indent_size", "tab");
        String columns = size.equals("tab") ? values.getOrDefault("tab_width", "") : size;
        options = options.withTabs("tab".equals(values.get("indent_style")))
                .withIndent(number(columns, options.indent(), 1, FormatOptions.GREATEST_INDENT));
        String width = values.getOrDefault("max_line_length", "");
        options = options.withWidth(
                width.equals("off")
                        ? FormatOptions.GREATEST_WIDTH
                        : number(width, options.width(), FormatOptions.LEAST_WIDTH, FormatOptions.GREATEST_WIDTH));
        return switch (values.getOrDefault("end_of_line", "")) {
            case "lf" -> options.withLineEnding(LineEnding.LF);
            case "crlf" -> options.withLineEnding(LineEnding.CRLF);
            default -> options;
        };
    }

    private static int number(String value, int otherwise, int least, int greatest) {
        boolean isNumber =
                !value.isEmpty() && value.length() < 6 && value.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Math.clamp(Integer.parseInt(value), least, greatest) : otherwise;
    }
}
