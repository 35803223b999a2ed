package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.interpret.ModuleCode;
import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wat.text.SourceText;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A module of a debugged program as people see it: its text and what its things are called. The text of a binary is made
 * when it is first asked for, which may take a second for a large one. Safe for use from any thread.
 */
public final class DebuggedModule {
    private static final int NUMBER_SHIFT = 32;

    private final boolean isScript;
    private final int number;
    private final String link;
    private final StepModule module;
    private final Names names;
    private StepModule shown;
    /** The code of this module, and of others that are the same to people. Weak. */
    private final Set<ModuleCode> codes = Collections.newSetFromMap(new WeakHashMap<>());

    private final Set<Module> same = Collections.newSetFromMap(new WeakHashMap<>());
    private @Nullable Places places;

    DebuggedModule(int number, String link, StepModule module) {
        this(number, link, module, false);
    }

    private DebuggedModule(int number, String link, StepModule module, boolean isScript) {
        this.isScript = isScript;
        this.number = number;
        this.link = link;
        this.module = module;
        this.shown = module;
        this.names = new Names(module.code());
        add(module.code());
    }

    /** {@return the main module of a program that is a script} */
    static DebuggedModule ofCommands(StepModule module) {
        return new DebuggedModule(0, "", module, true);
    }

    /** {@return whether its instructions are the commands of a script} */
    boolean isScript() {
        return isScript;
    }

    /** {@return 0 for the main module of the program; others count from 1 in the order of their instantiation} */
    public int number() {
        return number;
    }

    /** {@return the name under which it is imported, or the one that it has in a script; empty for the main module} */
    public String link() {
        return link;
    }

    /** {@return the module} */
    public StepModule module() {
        return module;
    }

    /** {@return whether its text is made from a binary} */
    public synchronized boolean isBinary() {
        return shown.source().isEmpty();
    }

    /**
     * Makes the text of another module the text of this one. Breakpoints that are set already stay where they are.
     *
     * @param same has the same instructions at the same offsets
     */
    public synchronized void showAs(StepModule same) {
        shown = same;
        places = null;
    }

    /** {@return the text that positions mean: the module's own, or for a binary the one that is made of it} */
    public SourceText text() {
        return places().text().orElseThrow();
    }

    /** {@return whether another module stands in the same text, or is this one} */
    public boolean sharesTextWith(DebuggedModule other) {
        return this == other || (source().isPresent() && source().equals(other.source()));
    }

    private synchronized Optional<SourceText> source() {
        return shown.source();
    }

    /**
     * {@return one number for an instruction of any module of the program: the module's number in the upper half, the byte
     * offset in its file in the lower one}
     */
    public long address(int codeOffset) {
        return (long) number << NUMBER_SHIFT | codeOffset;
    }

    /** {@return the code of the module, instruction by instruction} */
    public CodeView codeView() {
        return CodeView.of(module, places());
    }

    /** {@return the module of an {@link #address}; below 0 counts as the main module's} */
    public static Optional<DebuggedModule> at(List<DebuggedModule> modules, long address) {
        long number = address < 0 ? 0 : address >>> NUMBER_SHIFT;
        return number < modules.size() ? Optional.of(modules.get((int) number)) : Optional.empty();
    }

    /** {@return the code offset in an {@link #address}} Negative if it is none. */
    public static int offsetIn(long address) {
        return (int) address;
    }

    ModuleCode code() {
        return module.code();
    }

    /** Says that code is this module's too. */
    synchronized void add(ModuleCode code) {
        codes.add(code);
        same.add(code.module());
    }

    /** {@return all code of this module: offsets mean the same in all of it} */
    synchronized List<ModuleCode> codes() {
        return List.copyOf(codes);
    }

    /** {@return whether code is this module's} */
    synchronized boolean isCode(ModuleCode code) {
        return codes.contains(code);
    }

    /** {@return whether an instance is one of this module} */
    synchronized boolean isOf(InstanceState state) {
        return same.contains(state.module());
    }

    /** {@return whether a module is the same to people: it has the same name, text and bytes} */
    boolean isSame(StepModule other) {
        if (other == module) {
            return true;
        }
        return module.name().equals(other.name())
                && module.source().map(SourceText::text).equals(other.source().map(SourceText::text))
                && Arrays.equals(module.bytes(), other.bytes());
    }

    Names names() {
        return names;
    }

    synchronized Places places() {
        Places made = places;
        if (made == null) {
            made = Places.of(shown);
            made = isScript ? made.ofCommands() : made;
            places = made;
        }
        return made;
    }
}
