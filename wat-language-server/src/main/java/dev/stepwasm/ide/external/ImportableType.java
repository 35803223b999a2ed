package dev.stepwasm.ide.external;

import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.module.ExternalType;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.GlobalType;
import dev.stepwasm.wasm.type.MemoryType;
import dev.stepwasm.wasm.type.RecursiveGroup;
import dev.stepwasm.wasm.type.SubType;
import dev.stepwasm.wasm.type.TableType;
import dev.stepwasm.wasm.type.TagType;
import dev.stepwasm.wasm.type.TypeSpace;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The type of something that is imported or exported, with all definitions that it refers to, so that it can be compared
 * with one of another module. Often only the kind is known. Immutable; safe for use from any thread.
 */
public final class ImportableType {
    private final ExternalKind kind;
    private final Optional<ExternalType> type;
    private final TypeSpace types;

    private ImportableType(ExternalKind kind, Optional<ExternalType> type, TypeSpace types) {
        this.kind = kind;
        this.type = type;
        this.types = types;
    }

    /**
     * {@return a type}
     *
     * @param types what its indices stand for
     */
    static ImportableType of(ExternalType type, TypeSpace types) {
        return new ImportableType(type.kind(), Optional.of(type), types);
    }

    /** {@return the type of something of which nothing else is known} */
    public static ImportableType any(ExternalKind kind) {
        return new ImportableType(kind, Optional.empty(), TypeSpace.empty());
    }

    /** {@return a function with these parameters and results, none of them of a type that a module defines} */
    public static ImportableType function(FunctionType type) {
        return of(new ExternalType.Function(0), TypeSpace.of(List.of(RecursiveGroup.of(SubType.of(type)))));
    }

    /** {@return what a module imports} See {@link ModuleTypes} for many of one module. */
    public static ImportableType of(Module module, ExternalType type) {
        return new ModuleTypes(module).of(type);
    }

    /** {@return what it is} */
    public ExternalKind kind() {
        return kind;
    }

    /** {@return the type}, whose indices are those of {@link #types}; empty if only the kind is known */
    public Optional<ExternalType> type() {
        return type;
    }

    /** {@return the definitions that the type refers to, and no others} */
    public TypeSpace types() {
        return types;
    }

    /** {@return parameters and results of a function or tag}, as far as they are known */
    public Optional<FunctionType> function() {
        return type.map(known -> types.function(index(known)));
    }

    private static int index(ExternalType type) {
        return switch (type) {
            case ExternalType.Function(int index) -> index;
            case ExternalType.Tag(TagType(int index)) -> index;
            case ExternalType.Table table -> -1;
            case ExternalType.Memory memory -> -1;
            case ExternalType.Global global -> -1;
        };
    }

    /** {@return whether it can stand on its own in any module}: it is known, and refers to no definitions but its own */
    public boolean isPlain() {
        return type.isPresent() && types.size() <= 1 && !Mentions.any(this);
    }

    /** {@return whether something of this type can be given where {@code wanted} is imported} (core spec 3.3.7) */
    public boolean suits(ImportableType wanted) {
        return kind == wanted.kind
                && (isOpen() || wanted.isOpen() || Matching.of(this, wanted).suits());
    }

    /** {@return the same, but functions and tags are compared by what they take and give}: hosts make them as wanted */
    public boolean suitsLoosely(ImportableType wanted) {
        return kind == wanted.kind
                && (isOpen() || wanted.isOpen() || Matching.of(this, wanted).suitsLoosely());
    }

    /** What is not known, or has been reported as a mistake, suits everything. */
    private boolean isOpen() {
        boolean signature = kind == ExternalKind.FUNCTION || kind == ExternalKind.TAG;
        return signature ? function().isEmpty() : type.isEmpty();
    }

    /** {@return the type as the text format writes it}, as {@code (func (param i32))}; what it refers to is written out */
    public String show() {
        return type.map(known -> "(" + kind.keyword() + shown(known) + ")").orElse(kind.keyword());
    }

    private String shown(ExternalType known) {
        TypeWords words = new TypeWords(types);
        return switch (known) {
            case ExternalType.Function function ->
                function().map(words::signature).orElse("");
            case ExternalType.Tag tag -> function().map(words::signature).orElse("");
            case ExternalType.Memory(MemoryType memory) -> " " + TypeWords.memory(memory);
            case ExternalType.Table(TableType table) -> " " + words.table(table);
            case ExternalType.Global(GlobalType global) -> " " + words.global(global);
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ImportableType that
                && kind == that.kind
                && type.equals(that.type)
                && types.groups().equals(that.types.groups());
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, type);
    }

    @Override
    public String toString() {
        return show();
    }
}
