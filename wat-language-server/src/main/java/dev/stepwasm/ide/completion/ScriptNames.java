package dev.stepwasm.ide.completion;

import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.Import;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.StringLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The modules, instances and registered names of a text, as far as they come before a place. */
final class ScriptNames {
    private final Analysis analysis;
    private final SyntaxTree tree;
    /** The module of each name of a module or instance, by its {@code $name}. */
    private final Map<String, ModuleAnalysis> named = new LinkedHashMap<>();

    private final Map<String, ModuleAnalysis> registered = new LinkedHashMap<>();
    private final Set<String> threads = new LinkedHashSet<>();
    private @Nullable ModuleAnalysis last;

    /** Reads what stands before a segment. */
    ScriptNames(Analysis analysis, int end) {
        this.analysis = analysis;
        this.tree = analysis.tree();
        int module = 0;
        for (int segment = 0; segment < end; segment++) {
            NodeKind kind = tree.segment(segment).kind();
            boolean begins = module < analysis.modules().size() && start(module) == segment;
            if (begins) {
                last = analysis.modules().get(module++);
                if (kind == NodeKind.MODULE_START) {
                    ModuleAnalysis defined = last;
                    id(segment, 0).ifPresent(id -> named.put(id, defined));
                }
            } else if (kind == NodeKind.COMMAND) {
                command(segment);
            }
        }
    }

    private int start(int module) {
        var syntax = analysis.modules().get(module).syntax();
        return syntax.header() < 0 ? syntax.firstField() : syntax.header();
    }

    private void command(int segment) {
        Tokens tokens = tree.segment(segment).tokens();
        for (int token = 0; token < Math.min(tokens.size(), 64); token++) {
            int code = tokens.code(token);
            if (code == Word.INSTANCE.code()) {
                Optional<String> instance = id(segment, token);
                ModuleAnalysis of = id(segment, token, 1).map(named::get).orElse(last);
                if (instance.isPresent() && of != null) {
                    named.put(instance.get(), of);
                }
                last = of;
                return;
            }
            if (code == Word.REGISTER.code()) {
                ModuleAnalysis of = id(segment, token).map(named::get).orElse(last);
                string(segment, token).filter(name -> of != null).ifPresent(name -> registered.put(name, of));
                return;
            }
            if (code == Word.THREAD.code()) {
                id(segment, token).ifPresent(threads::add);
                return;
            }
            if (TokenCode.isWord(code) && code != Word.MODULE.code()) {
                return;
            }
        }
    }

    private Optional<String> id(int segment, int from) {
        return id(segment, from, 0);
    }

    /** {@return the identifier behind a token, after so many others} */
    private Optional<String> id(int segment, int from, int number) {
        Tokens tokens = tree.segment(segment).tokens();
        int left = number;
        for (int token = from; token < tokens.size(); token++) {
            if (tokens.code(token) == TokenCode.ID && left-- == 0) {
                return Optional.of(tree.text(segment, token));
            }
        }
        return Optional.empty();
    }

    private Optional<String> string(int segment, int from) {
        Tokens tokens = tree.segment(segment).tokens();
        for (int token = from; token < tokens.size(); token++) {
            if (tokens.code(token) == TokenCode.STRING) {
                return StringLiteral.utf8(StringLiteral.bytes(tree.text(segment, token)));
            }
        }
        return Optional.empty();
    }

    /** {@return the names of modules and instances, with their {@code $}} */
    Set<String> modules() {
        return named.keySet();
    }

    Set<String> threads() {
        return threads;
    }

    /** {@return the module of a name, or the last one if there is no name} */
    Optional<ModuleAnalysis> module(Optional<String> name) {
        return name.isPresent() ? Optional.ofNullable(named.get(name.get())) : Optional.ofNullable(last);
    }

    /** {@return the names that imports of this text use for modules, and those that are registered} */
    List<String> importable() {
        Set<String> names = new LinkedHashSet<>(registered.keySet());
        for (Import imported : imports()) {
            names.add(imported.module());
        }
        return List.copyOf(names);
    }

    /** {@return what a registered module exports} */
    List<Export> exports(String registeredName) {
        ModuleAnalysis module = registered.get(registeredName);
        return module == null ? List.of() : module.module().exports();
    }

    Optional<Module> registered(String name) {
        return Optional.ofNullable(registered.get(name)).map(ModuleAnalysis::module);
    }

    /** {@return the imports of all modules of the text} */
    List<Import> imports() {
        List<Import> all = new ArrayList<>();
        analysis.modules().forEach(module -> all.addAll(module.module().imports()));
        return all;
    }
}
