package dev.stepwasm.ide.signature;

import dev.stepwasm.ide.completion.Effect;
import dev.stepwasm.ide.completion.Effects;
import dev.stepwasm.ide.external.ImportSite;
import dev.stepwasm.ide.external.Importable;
import dev.stepwasm.ide.external.KnownImports;
import dev.stepwasm.ide.external.catalogue.HostCatalogues;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.ide.syntax.TypeNames;
import dev.stepwasm.wasm.opcode.Immediate;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.ArrayType;
import dev.stepwasm.wasm.type.FieldType;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.PackedType;
import dev.stepwasm.wasm.type.StructType;
import dev.stepwasm.wasm.type.TypeSpace;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.Identifier;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.IndexTable;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out what instructions of one module take: what they name says it, or a table. */
public final class Callees {
    /** More operands than anyone writes are not listed. */
    private static final int MOST_OPERANDS = 1000;

    private final Analysis analysis;
    private final ModuleAnalysis module;
    private final KnownImports imports;
    private final TypeNames names;

    /** For the instructions of a module. */
    public Callees(Analysis analysis, ModuleAnalysis module) {
        this(analysis, module, HostCatalogues.all());
    }

    /**
     * For the instructions of a module.
     *
     * @param imports what can be imported from outside of the text; says what parameters are called that have no names
     */
    public Callees(Analysis analysis, ModuleAnalysis module, KnownImports imports) {
        this.analysis = analysis;
        this.module = module;
        this.imports = imports;
        this.names = new TypeNames(module);
    }

    /** {@return what an instruction takes, empty if nothing can be said that helps} */
    public Optional<Callee> of(Node instruction) {
        int code = instruction.data().tokens().code(Syntax.firstToken(instruction));
        if (!TokenCode.isOpcode(code)) {
            return Optional.empty();
        }
        Opcode op = TokenCode.opcode(code);
        return switch (op) {
            case CALL, RETURN_CALL -> named(instruction, IndexSpace.FUNCTION).flatMap(f -> function(op, f));
            case CALL_INDIRECT, RETURN_CALL_INDIRECT -> Optional.of(indirect(op, instruction));
            case CALL_REF, RETURN_CALL_REF ->
                named(instruction, IndexSpace.TYPE).flatMap(t -> reference(op, t));
            case THROW -> named(instruction, IndexSpace.TAG).flatMap(tag -> thrown(op, tag));
            case STRUCT_NEW -> named(instruction, IndexSpace.TYPE).flatMap(type -> structure(op, type));
            case ARRAY_NEW_FIXED ->
                named(instruction, IndexSpace.TYPE).flatMap(type -> elements(op, type, length(instruction)));
            default -> OperandNames.of(op).map(words -> plain(op, words, instruction));
        };
    }

    /** What the first index of an instruction stands for. */
    private Optional<Definition> named(Node instruction, IndexSpace space) {
        int token = Syntax.afterKeyword(instruction);
        if (token >= Syntax.tokenEnd(instruction)) {
            return Optional.empty();
        }
        return module.lowered().lookup().definition(space, index(instruction, token, space), -1);
    }

    private int index(Node node, int token, IndexSpace space) {
        var span = node.tree().span(node.segment(), token);
        IndexTable table = module.lowered().table(space);
        return switch (node.data().tokens().code(token)) {
            case TokenCode.ID -> table.names().find(analysis.source().text(), span.start(), span.end());
            case TokenCode.NAT -> number(analysis.source().textOf(span));
            default -> -1;
        };
    }

    private static int number(String text) {
        String digits = text.replace("_", "");
        try {
            return digits.startsWith("0x")
                    ? Integer.parseInt(digits, 2, digits.length(), 16)
                    : Integer.parseInt(digits);
        } catch (NumberFormatException tooLarge) {
            return -1;
        }
    }

    private Optional<Callee> function(Opcode op, Definition function) {
        FunctionType type = function.index() < module.module().functionCount()
                ? module.module().functionType(function.index())
                : null;
        return type == null ? Optional.empty() : Optional.of(withType(op, function, type, List.of()));
    }

    private Optional<Callee> thrown(Opcode op, Definition tag) {
        FunctionType type = tag.index() < module.module().tagCount()
                ? functionType(module.module().tag(tag.index()).typeIndex())
                : null;
        return type == null ? Optional.empty() : Optional.of(withType(op, tag, type, List.of()));
    }

    private Optional<Callee> reference(Opcode op, Definition type) {
        FunctionType called = functionType(type.index());
        String callee = "(callee (ref null " + type.show() + "))";
        return called == null
                ? Optional.empty()
                : Optional.of(withType(op, type, called, List.of(new Parameter(Optional.of("callee"), callee))));
    }

    private Callee withType(Opcode op, Definition definition, FunctionType type, List<Parameter> more) {
        Node node = node(definition);
        Optional<Importable> imported = imported(definition);
        List<Optional<String>> written = parameterNames(node);
        boolean named = written.stream().anyMatch(Optional::isPresent);
        List<Parameter> parameters = new ArrayList<>(parameters(
                type, named ? written : imported.map(Callees::parameterNames).orElse(written)));
        parameters.addAll(more);
        Callee callee = Callee.of(op.keyword() + " " + definition.show(), parameters, results(type), definition, node);
        return imported.filter(from -> callee.documentation().isEmpty())
                .map(from -> callee.with(firstParagraph(from.documentation())))
                .orElse(callee);
    }

    /** What a host or another module says about something that is imported. */
    private Optional<Importable> imported(Definition definition) {
        boolean imported = definition.space() == IndexSpace.FUNCTION
                && definition.index() < module.module().importedFunctionCount();
        return imported
                ? ImportSite.of(analysis.tree(), module, definition)
                        .flatMap(site -> site.offers(imports).stream()
                                .filter(offer -> offer.suits(site.type()))
                                .findFirst())
                : Optional.empty();
    }

    /** There is not much room beside what is being written. */
    private static String firstParagraph(String documentation) {
        int end = documentation.indexOf("\n\n");
        return end < 0 ? documentation : documentation.substring(0, end);
    }

    private static List<Optional<String>> parameterNames(Importable imported) {
        return imported.parameters().stream()
                .map(name -> Optional.of(name).filter(known -> !known.isEmpty()))
                .toList();
    }

    /** The type that is written at the call: by index, or in full. */
    private Callee indirect(Opcode op, Node instruction) {
        Optional<Node> use = Syntax.child(instruction, NodeKind.TYPE_USE);
        Optional<Definition> referenced = use.flatMap(this::referenced);
        Optional<FunctionType> type = referenced.map(Definition::index).map(this::functionType);
        List<Parameter> parameters = new ArrayList<>();
        String tail;
        if (type.isPresent()) {
            parameters.addAll(parameters(type.get(), parameterNames(node(referenced.get()))));
            tail = results(type.get());
        } else {
            use.ifPresent(written -> parameters.addAll(written(written)));
            tail = use.map(Callees::writtenResults).orElse("");
        }
        parameters.add(new Parameter(Optional.of("index"), "(index " + (isWide(instruction) ? "i64" : "i32") + ")"));
        String head = op.keyword()
                + referenced.map(found -> " (type " + found.show() + ")").orElse("");
        return referenced
                .map(found -> Callee.of(head, parameters, tail, found, node(found)))
                .orElseGet(() -> Callee.of(head, parameters, tail));
    }

    private boolean isWide(Node instruction) {
        int token = Syntax.afterKeyword(instruction);
        boolean written = token < Syntax.tokenEnd(instruction)
                && instruction.data().tokens().code(token) != TokenCode.OPEN;
        int table = written ? index(instruction, token, IndexSpace.TABLE) : 0;
        return table >= 0
                && table < module.module().tableCount()
                && module.module().table(table).is64();
    }

    private Optional<Definition> referenced(Node use) {
        return Syntax.child(use, NodeKind.TYPE_REFERENCE).flatMap(reference -> named(reference, IndexSpace.TYPE));
    }

    private static List<Parameter> written(Node use) {
        List<Parameter> all = new ArrayList<>();
        for (Node param : Syntax.children(use, NodeKind.PARAM)) {
            String line = Syntax.line(param, Syntax.afterKeyword(param), Syntax.innerEnd(param));
            all.add(new Parameter(Optional.empty(), "(param " + line + ")"));
        }
        return all;
    }

    private static String writtenResults(Node use) {
        StringBuilder all = new StringBuilder();
        for (Node result : Syntax.children(use, NodeKind.RESULT)) {
            all.append(all.isEmpty() ? "" : " ")
                    .append(Syntax.line(result, Syntax.firstToken(result), Syntax.tokenEnd(result)));
        }
        return all.toString();
    }

    private Optional<Callee> structure(Opcode op, Definition type) {
        StructType struct = types().contains(type.index()) ? types().struct(type.index()) : null;
        if (struct == null || struct.fields().size() > MOST_OPERANDS) {
            return Optional.empty();
        }
        List<Optional<String>> fields =
                new ArrayList<>(Collections.nCopies(struct.fields().size(), Optional.empty()));
        module.lowered().lookup().fields(type.index()).forEach(field -> fields.set(field.index(), field.name()));
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            parameters.add(
                    parameter("field", fields.get(i), given(struct.fields().get(i))));
        }
        String head = op.keyword() + " " + type.show();
        return Optional.of(Callee.of(head, parameters, "(result (ref " + type.show() + "))", type, node(type)));
    }

    private Optional<Callee> elements(Opcode op, Definition type, int length) {
        ArrayType array = types().contains(type.index()) ? types().array(type.index()) : null;
        if (array == null || length < 0 || length > MOST_OPERANDS) {
            return Optional.empty();
        }
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            parameters.add(parameter(Integer.toString(i), Optional.empty(), given(array.element())));
        }
        String head = op.keyword() + " " + type.show() + " " + length;
        return Optional.of(Callee.of(head, parameters, "(result (ref " + type.show() + "))", type, node(type)));
    }

    private int length(Node instruction) {
        int token = Syntax.next(instruction, Syntax.afterKeyword(instruction));
        return token < Syntax.tokenEnd(instruction)
                ? number(instruction.tree().text(instruction.segment(), token))
                : -1;
    }

    /** {@return what an operand must be that becomes a field: packed fields take an i32} */
    private String given(FieldType field) {
        return switch (field.storage()) {
            case ValueType value -> names.show(value);
            case PackedType packed -> "i32";
        };
    }

    private Callee plain(Opcode op, List<String> words, Node instruction) {
        Effect effect = effect(op, instruction);
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            ValueType type = i < effect.takes().size() ? effect.takes().get(i) : ValueType.Bottom.BOTTOM;
            String shown = type instanceof ValueType.Bottom ? "" : " " + names.show(type);
            parameters.add(new Parameter(Optional.of(words.get(i)), "(" + words.get(i) + shown + ")"));
        }
        List<ValueType> gives = effect.gives().orElse(List.of());
        boolean known = gives.stream().noneMatch(ValueType.Bottom.class::isInstance);
        return Callee.of(op.keyword(), parameters, known ? results(new FunctionType(List.of(), gives)) : "");
    }

    /** What an instruction does with the indices that are written, and with the first of all where none is. */
    private Effect effect(Opcode op, Node instruction) {
        List<IndexSpace> spaces = new ArrayList<>();
        op.immediates().forEach(immediate -> space(immediate).ifPresent(spaces::add));
        List<Integer> written = Syntax.ownTokens(instruction).stream()
                .filter(token -> isIndex(instruction.data().tokens().code(token)))
                .toList();
        boolean segmentFirst = op == Opcode.MEMORY_INIT || op == Opcode.TABLE_INIT;
        int[] indices = new int[2];
        for (int i = 0; i < Math.min(2, Math.min(spaces.size(), written.size())); i++) {
            // `memory.init $memory $data` has its segment first in the binary, and alone if the memory is left out
            int place = segmentFirst && written.size() > 1 ? 1 - i : i;
            indices[place] = spaces.get(place) == IndexSpace.FIELD
                    ? field(instruction, written.get(i), indices[0])
                    : index(instruction, written.get(i), spaces.get(place));
        }
        return new Effects(module.module(), List.of(), List.of(), List.of()).of(op, indices[0], indices[1]);
    }

    private static boolean isIndex(int code) {
        return code == TokenCode.ID || code == TokenCode.NAT;
    }

    private static Optional<IndexSpace> space(Immediate immediate) {
        return switch (immediate) {
            case MEMARG, MEMORY -> Optional.of(IndexSpace.MEMORY);
            case TABLE -> Optional.of(IndexSpace.TABLE);
            case GLOBAL -> Optional.of(IndexSpace.GLOBAL);
            case TYPE -> Optional.of(IndexSpace.TYPE);
            case FIELD -> Optional.of(IndexSpace.FIELD);
            case DATA -> Optional.of(IndexSpace.DATA);
            case ELEM -> Optional.of(IndexSpace.ELEM);
            default -> Optional.empty();
        };
    }

    private int field(Node instruction, int token, int type) {
        String text = instruction.tree().text(instruction.segment(), token);
        return module.lowered().lookup().fields(type).stream()
                .filter(field -> field.show().equals(text))
                .findFirst()
                .map(Definition::index)
                .orElseGet(() -> number(text));
    }

    private List<Optional<String>> parameterNames(Node definition) {
        Optional<Node> use = Syntax.child(definition, NodeKind.TYPE_USE);
        List<Optional<String>> written = use.map(ParameterNames::in).orElse(List.of());
        if (!written.isEmpty()) {
            return written;
        }
        Optional<Node> type = use.flatMap(this::referenced).map(this::node);
        return ParameterNames.functionType(type.orElse(definition))
                .map(ParameterNames::in)
                .orElse(List.of());
    }

    private List<Parameter> parameters(FunctionType type, List<Optional<String>> known) {
        List<Parameter> all = new ArrayList<>();
        for (int i = 0; i < type.parameters().size(); i++) {
            Optional<String> name = i < known.size() ? known.get(i) : Optional.empty();
            all.add(parameter("param", name, names.show(type.parameters().get(i))));
        }
        return all;
    }

    private static Parameter parameter(String word, Optional<String> name, String type) {
        String shown = name.map(known -> Identifier.show(known) + " ").orElse("");
        return new Parameter(name, "(" + word + " " + shown + type + ")");
    }

    private String results(FunctionType type) {
        String shown = names.show(type.results());
        return type.results().isEmpty() ? "" : "(result " + shown.substring(1, shown.length() - 1) + ")";
    }

    private TypeSpace types() {
        return module.module().types();
    }

    private @Nullable FunctionType functionType(int type) {
        return types().contains(type) ? types().function(type) : null;
    }

    private Node node(Definition definition) {
        return analysis.nodeAt(definition.nameSpan().start());
    }
}
