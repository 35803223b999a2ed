package dev.stepwasm.ide.settings;

import dev.stepwasm.ide.lint.Level;
import dev.stepwasm.ide.lint.Lint;
import dev.stepwasm.ide.settings.Setting.Choice;
import dev.stepwasm.ide.settings.Setting.Count;
import dev.stepwasm.ide.settings.Setting.Flag;
import dev.stepwasm.ide.settings.Setting.Texts;
import dev.stepwasm.wat.format.FormatOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What someone has set. Immutable; safe for use from any thread. */
public final class Settings {
    /** The most megabytes (of UTF-16 units) of a text that can be asked for at all. */
    private static final int GREATEST_FILE = 1000;

    private static final Setting HINT_TYPES =
            hint("types", false, "Show the types of locals, globals and fields where they are used.");
    private static final Setting HINT_ENDS =
            hint("ends", true, "Show what a parenthesis or an `end` closes, some lines below its beginning.");
    private static final Setting HINT_INDICES =
            hint("indices", true, "Show the index of what is defined without a name.");
    private static final Setting HINT_PARAMETERS =
            hint("parameters", true, "Show the names of parameters before the operands of folded calls.");
    private static final Setting HINT_STACK = new Setting(
            "inlayHints.stack",
            Choice.of("off", "onDemand", "on"),
            "onDemand",
            "Show at the end of each line what is on the operand stack behind it: never, after the command"
                    + " `stepwasm.toggleStackHints`, or until that command.");
    private static final Setting HINT_BRANCHES = new Setting(
            "inlayHints.branches",
            Choice.of("off", "indices", "on"),
            "indices",
            "Show where branches go, and the values that they take along: never, where the label is a number, or"
                    + " always.");
    private static final Setting HINT_ADDRESSES =
            hint("addresses", true, "Show the string that a data segment has at a constant address.");
    private static final Setting LENS_REFERENCES =
            new Setting("codeLens.references", new Flag(), true, "Show above each definition how often it is used.");
    private static final Setting LENS_RUN = new Setting(
            "codeLens.run",
            new Flag(),
            true,
            "Show above exported functions, above comments such as `;; run: sum 1 2 => 3` and above the commands of"
                    + " scripts what runs them, and how that ended the last time.");
    private static final Setting LENS_DEBUG = new Setting(
            "codeLens.debug", new Flag(), true, "Show above exported functions what debugs them, in editors that can.");
    private static final Setting LENS_INSTRUCTIONS = new Setting(
            "codeLens.instructions", new Flag(), false, "Show above each function how many instructions it has.");
    private static final Setting RUN_SECONDS = new Setting(
            "run.seconds",
            new Count(1, 3600),
            10,
            "How long something that is run from an editor may take before it is ended: a call, or one command of a"
                    + " script.");
    private static final Setting RUN_MEMORY = new Setting(
            "run.megabytes",
            new Count(1, 4096),
            64,
            "How many megabytes the memories of an instance may have together when it is run from an editor; beyond,"
                    + " `memory.grow` gives -1.");
    private static final Setting RUN_STUBS = new Setting(
            "run.stubs",
            new Flag(),
            false,
            "Let stubs stand for imports that nothing is given for when something is run from an editor: functions"
                    + " that write their arguments and give zeros, new memories, tables, globals and tags. Otherwise that"
                    + " is asked where it is needed.");
    private static final Setting WORKSPACE = new Setting(
            "workspace.diagnostics",
            new Flag(),
            true,
            "Check all `.wat` and `.wast` files of the workspace, not only those that are open.");
    /** From so many million characters on a file is large; texts of binaries are made below it only. */
    public static final Setting LARGE_FILE = new Setting(
            "largeFile.megabytes",
            new Count(1, GREATEST_FILE),
            20,
            "From so many million characters on a file is large: lints, inlay hints, code lenses and folding are left"
                    + " out for it, which is said when it is opened, and it is not looked at while it is not open.");

    private static final Setting CATALOGUES = new Setting(
            "imports.catalogues",
            new Texts(),
            List.of(),
            "Files that say what can be imported from hosts, below the folder of the workspace or absolute. Files"
                    + " called `stepwasm.imports.json` and `*.wasm-imports.json` in the workspace count without being"
                    + " named here.");

    private static final List<Setting> OTHERS = List.of(
            HINT_TYPES,
            HINT_ENDS,
            HINT_INDICES,
            HINT_PARAMETERS,
            HINT_STACK,
            HINT_BRANCHES,
            HINT_ADDRESSES,
            LENS_REFERENCES,
            LENS_RUN,
            LENS_DEBUG,
            LENS_INSTRUCTIONS,
            RUN_SECONDS,
            RUN_MEMORY,
            RUN_STUBS,
            WORKSPACE,
            LARGE_FILE,
            CATALOGUES);

    /** Nothing was set. */
    public static final Settings DEFAULT = new Settings(Map.of());

    private final Map<String, Object> values;
    private final FormatOptions format;
    private final Map<Lint, Level> levels;

    private Settings(Map<String, Object> values) {
        this.values = Map.copyOf(values);
        FormatOptions options = FormatOptions.DEFAULT;
        for (FormatSetting setting : FormatSetting.values()) {
            options = setting.in(options, value(setting.setting()));
        }
        this.format = options;
        Map<Lint, Level> set = new EnumMap<>(Lint.class);
        for (Lint lint : Lint.values()) {
            set.put(lint, Level.valueOf(String.valueOf(value(of(lint))).toUpperCase(Locale.ROOT)));
        }
        this.levels = Collections.unmodifiableMap(set);
    }

    /**
     * What was read.
     *
     * @param settings of all values that fit
     * @param mistakes in words, one for each that does not
     */
    public record Reading(Settings settings, List<String> mistakes) {
        /** Copies the list. */
        public Reading {
            mistakes = List.copyOf(mistakes);
        }
    }

    /** {@return everything that can be set, in the order in which it is shown} */
    public static List<Setting> all() {
        return Stream.of(
                        Arrays.stream(Lint.values()).map(Settings::of),
                        Arrays.stream(FormatSetting.values()).map(FormatSetting::setting),
                        OTHERS.stream())
                .flatMap(settings -> settings)
                .toList();
    }

    /**
     * {@return the settings with these values} What does not fit counts as not set. Names that nobody knows are left to
     * others, because editors keep settings of their own in the same place.
     *
     * @param values by name, as {@code format.width}
     */
    public static Reading read(Map<String, ?> values) {
        Map<String, Object> fitting = new LinkedHashMap<>();
        List<String> mistakes = new ArrayList<>();
        for (Setting setting : all()) {
            Object value = values.get(setting.name());
            if (value != null) {
                setting.shape()
                        .mistake(value)
                        .ifPresentOrElse(
                                mistake -> mistakes.add("`stepwasm." + setting.name() + "` " + mistake),
                                () -> fitting.put(setting.name(), value));
            }
        }
        return new Reading(new Settings(fitting), mistakes);
    }

    /** {@return how to format, apart from what an editor says about indentation} */
    public FormatOptions format() {
        return format;
    }

    /** {@return how much to say about each lint} */
    public Map<Lint, Level> levels() {
        return levels;
    }

    /** {@return whether types are shown where things are used} */
    public boolean hintsTypes() {
        return flag(HINT_TYPES);
    }

    /** {@return whether it is shown what an end closes} */
    public boolean hintsEnds() {
        return flag(HINT_ENDS);
    }

    /** {@return whether indices are shown of what has no name} */
    public boolean hintsIndices() {
        return flag(HINT_INDICES);
    }

    /** {@return whether names of parameters are shown in folded calls} */
    public boolean hintsParameters() {
        return flag(HINT_PARAMETERS);
    }

    /** {@return when the operand stack is shown: {@code off}, {@code onDemand} or {@code on}} */
    public String hintsStack() {
        return (String) value(HINT_STACK);
    }

    /** {@return which branches show where they go: {@code off}, {@code indices} or {@code on}} */
    public String hintsBranches() {
        return (String) value(HINT_BRANCHES);
    }

    /** {@return whether strings are shown at constant addresses} */
    public boolean hintsAddresses() {
        return flag(HINT_ADDRESSES);
    }

    /** {@return whether uses are counted above definitions} */
    public boolean lensReferences() {
        return flag(LENS_REFERENCES);
    }

    /** {@return whether it is shown what can be run} */
    public boolean lensRun() {
        return flag(LENS_RUN);
    }

    /** {@return whether it is shown what can be debugged} */
    public boolean lensDebug() {
        return flag(LENS_DEBUG);
    }

    /** {@return whether instructions are counted above functions} */
    public boolean lensInstructions() {
        return flag(LENS_INSTRUCTIONS);
    }

    /** {@return the seconds that a call or a command may take} */
    public int runSeconds() {
        return ((Number) value(RUN_SECONDS)).intValue();
    }

    /** {@return the bytes that the memories of an instance may have} */
    public long runMemory() {
        return ((Number) value(RUN_MEMORY)).longValue() * 1_048_576;
    }

    /** {@return whether stubs stand for imports without being asked for} */
    public boolean runStubs() {
        return flag(RUN_STUBS);
    }

    /** {@return whether files that are not open are checked} */
    public boolean checksWorkspace() {
        return flag(WORKSPACE);
    }

    /** {@return the number of UTF-16 units from which on a text is large} */
    public int largeFile() {
        return ((Number) value(LARGE_FILE)).intValue() * 1_000_000;
    }

    /** {@return paths of catalogues of imports} */
    public List<String> catalogues() {
        return ((List<?>) value(CATALOGUES)).stream().map(String::valueOf).toList();
    }

    private boolean flag(Setting setting) {
        return (Boolean) value(setting);
    }

    private Object value(Setting setting) {
        return values.getOrDefault(setting.name(), setting.standard());
    }

    private static Setting hint(String name, boolean standard, String description) {
        return new Setting("inlayHints." + name, new Flag(), standard, description);
    }

    private static Setting of(Lint lint) {
        return new Setting(
                "lint." + lint.code(),
                new Choice(Arrays.stream(Level.values()).map(Settings::word).toList()),
                word(lint.level()),
                lint.description());
    }

    private static String word(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Settings settings && values.equals(settings.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
