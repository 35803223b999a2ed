package dev.stepwasm.engine.typed;

import dev.stepwasm.engine.ExportType;
import dev.stepwasm.engine.Exported;
import dev.stepwasm.engine.ExternType;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.Values;
import dev.stepwasm.engine.store.ExceptionTag;
import dev.stepwasm.engine.store.GlobalCell;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.engine.store.ReferenceTable;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.GlobalType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.List;
import java.util.Set;

/** Writes a member for each export: abstract methods for functions, default methods for the rest. */
final class ExportMembers {
    /** Runs a WASI command. */
    static final String COMMAND = "_start";

    /** Makes a WASI reactor ready. */
    static final String REACTOR = "_initialize";

    private static final Set<String> RESERVED = Set.of("close", "instance", "instantiate", "start");

    private final StepModule module;
    private final JavaTypes types;
    private final SourceFile file;
    private final Taken typeNames;
    private final Taken members = Taken.methods(RESERVED);

    ExportMembers(StepModule module, SourceFile file, Taken typeNames) {
        this.module = module;
        this.types = new JavaTypes(module.module().types());
        this.file = file;
        this.typeNames = typeNames;
    }

    /** Writes them all, in the order of the module. */
    void write() {
        List<ExportType> exports = module.exports();
        for (int i = 0; i < exports.size(); i++) {
            ExportType export = exports.get(i);
            int index = module.module().exports().get(i).index();
            switch (export.type()) {
                case ExternType.Function(FunctionType type) -> function(export, index, type);
                case ExternType.Memory memory -> plain(export, "memory", LinearMemory.class);
                case ExternType.Table table -> plain(export, "table", ReferenceTable.class);
                case ExternType.Tag tag -> plain(export, "tag", ExceptionTag.class);
                case ExternType.Global(GlobalType type) -> global(export, type);
            }
        }
    }

    private void function(ExportType export, int index, FunctionType type) {
        if (type.equals(FunctionType.EMPTY) && export.name().equals(REACTOR)) {
            return; // called when the instance is made
        }
        if (type.equals(FunctionType.EMPTY) && export.name().equals(COMMAND)) {
            file.comment("{@return the exit code of the program, which runs}")
                    .open("default int start()")
                    .lines("return instance().start();")
                    .close()
                    .lines("");
            return;
        }
        String name = members.take(JavaName.member(export.name(), "function"));
        Signature signature = Signature.of(module.module(), index, type, types, Set.of());
        file.comment(JavaText.comment(export.show()));
        if (!signature.fitsJava()) {
            file.open(Signature.untyped(file, name))
                    .lines("return instance().invoke(" + JavaText.literal(export.name()) + ", arguments);")
                    .close()
                    .lines("");
            return;
        }
        boolean severalResults = signature.results().size() > 1;
        String record = severalResults ? typeNames.take(JavaName.type(name, "Function") + "Results") : "";
        if (!name.equals(export.name())) {
            file.lines("@" + file.use(Exported.class) + "(" + JavaText.literal(export.name()) + ")");
        }
        file.lines(signature.result(file, record) + " " + name + "(" + signature.list(file) + ");", "");
        if (severalResults) {
            file.comment("The results of {@link #" + name + "}.").lines(signature.record(file, record), "");
        }
    }

    private void plain(ExportType export, String kind, Class<?> type) {
        String name = members.take(JavaName.member(export.name(), kind));
        file.comment(JavaText.comment(export.show()))
                .open("default " + file.use(type) + " " + name + "()")
                .lines("return instance()." + kind + "(" + JavaText.literal(export.name()) + ");")
                .close()
                .lines("");
    }

    private void global(ExportType export, GlobalType type) {
        if (type.type().isReference()) {
            plain(export, "global", GlobalCell.class);
            return;
        }
        String name = members.take(JavaName.member(export.name(), "global"));
        String java = file.use(types.of(type.type()));
        String cell = "instance().global(" + JavaText.literal(export.name()) + ")";
        file.comment(JavaText.comment(export.show()))
                .open("default " + java + " " + name + "()")
                .lines("return " + file.use(Values.class) + ".of(" + cell + ".get())."
                        + type.type().show() + "();")
                .close()
                .lines("");
        if (type.mutable()) {
            String setter = members.take("set" + JavaName.type(name, "Global"));
            String value = type.type() instanceof ValueType.Numeric ? file.use(Value.class) + ".of(value)" : "value";
            file.comment("Sets " + JavaText.comment(export.name()) + ".")
                    .open("default void " + setter + "(" + java + " value)")
                    .lines(cell + ".set(" + value + ");")
                    .close()
                    .lines("");
        }
    }
}
