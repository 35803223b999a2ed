package dev.stepwasm.engine.typed;

import dev.stepwasm.engine.Exported;
import dev.stepwasm.engine.ExternType;
import dev.stepwasm.engine.HostModule;
import dev.stepwasm.engine.ImportType;
import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.store.ExceptionTag;
import dev.stepwasm.engine.store.GlobalCell;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.engine.store.ReferenceTable;
import dev.stepwasm.wasm.type.FunctionType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes what the host gives under one module name: an interface that a Java class implements. */
final class ImportInterface {
    private static final Set<String> RESERVED = Set.of("close", "define", "name");
    private static final String CALLER = "caller";

    private final StepModule module;
    private final String from;
    private final String name;
    private final SourceFile file;
    private final Taken records;
    private final JavaTypes types;
    private final Taken members = Taken.methods(RESERVED);
    private final Map<String, ExternType> known = new HashMap<>();
    private final List<String> definitions = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * An interface to be written.
     *
     * @param from the first name of the imports
     * @param name of the interface
     * @param records the names that records in it cannot have
     */
    ImportInterface(StepModule module, String from, String name, SourceFile file, Taken records) {
        this.module = module;
        this.from = from;
        this.name = name;
        this.file = file;
        this.records = records;
        this.types = new JavaTypes(module.module().types());
    }

    /** {@return the name of the interface} */
    String name() {
        return name;
    }

    /** {@return what of the module cannot be said in Java, for people} */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** Writes it. */
    void write() {
        file.lines("")
                .comment("What the module imports from " + JavaText.comment(from)
                        + ": implement it and give it to {@link #instantiate}.")
                .open("interface " + name + " extends " + file.use(HostModule.class))
                .lines("@Override")
                .open("default String name()")
                .lines("return " + JavaText.literal(from) + ";")
                .close();
        int function = 0;
        for (ImportType wanted : module.imports()) {
            boolean isFunction = wanted.type() instanceof ExternType.Function;
            if (wanted.module().equals(from)) {
                member(wanted, function);
            }
            function += isFunction ? 1 : 0;
        }
        definitions();
        file.close();
    }

    private void member(ImportType wanted, int function) {
        ExternType before = known.putIfAbsent(wanted.name(), wanted.type());
        if (before != null) {
            if (!before.equals(wanted.type())) {
                notes.add(wanted.show() + " is also imported as " + before.show()
                        + "; Java can give one of them, so no instance can be made");
            }
            return;
        }
        switch (wanted.type()) {
            case ExternType.Function(FunctionType type) -> function(wanted, function, type);
            case ExternType.Memory memory -> definition(wanted, "memory", LinearMemory.class);
            case ExternType.Table table -> definition(wanted, "table", ReferenceTable.class);
            case ExternType.Global global -> definition(wanted, "global", GlobalCell.class);
            case ExternType.Tag tag -> definition(wanted, "tag", ExceptionTag.class);
        }
    }

    private void function(ImportType wanted, int index, FunctionType type) {
        Signature signature = Signature.of(module.module(), index, type, types, Set.of(CALLER));
        if (!signature.fitsJava()) {
            notes.add(wanted.module() + "." + wanted.name() + " has more parameters or results than Java allows;"
                    + " override `define` to give it");
            return;
        }
        String method = members.take(JavaName.member(wanted.name(), "function"));
        boolean severalResults = signature.results().size() > 1;
        String record = severalResults ? records.take(JavaName.type(method, "Function") + "Results") : "";
        String rest = signature.list(file);
        file.lines("")
                .comment(JavaText.comment(wanted.show()))
                .lines("@" + file.use(Exported.class) + "(" + JavaText.literal(wanted.name()) + ")")
                .lines(signature.result(file, record) + " " + method + "(" + file.use(StepInstance.class) + " " + CALLER
                        + (rest.isEmpty() ? "" : ", " + rest) + ") throws Exception;");
        if (severalResults) {
            file.lines("").comment("The results of {@link #" + method + "}.").lines(signature.record(file, record));
        }
    }

    private void definition(ImportType wanted, String kind, Class<?> type) {
        String method = members.take(JavaName.member(wanted.name(), kind));
        file.lines("").comment(JavaText.comment(wanted.show())).lines(file.use(type) + " " + method + "();");
        definitions.add("imports." + kind + "(" + JavaText.literal(from) + ", " + JavaText.literal(wanted.name()) + ", "
                + method + "());");
    }

    private void definitions() {
        if (definitions.isEmpty()) {
            return;
        }
        file.lines("", "@Override").open("default void define(" + file.use(Imports.class) + ".Builder imports)");
        definitions.forEach(file::lines);
        file.close();
    }
}
