package dev.stepwasm.ide.workspace;

import dev.stepwasm.ide.external.ImportableType;
import dev.stepwasm.ide.external.ModuleTypes;
import dev.stepwasm.ide.navigation.ScriptNames;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.module.Import;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.StringLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.names.Identifier;
import dev.stepwasm.wat.tree.ModuleSyntax;
import dev.stepwasm.wat.tree.Node;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the modules of a file show to others and want from them. Small, whatever the file is: neither text nor tree is kept.
 *
 * @param complete whether that is all, and true: the file could be read, and nothing was left out
 */
public record FileInterface(List<ModuleInterface> modules, List<Registration> registrations, boolean complete) {
    /** Of one file; a module that generates more is not written by people. */
    private static final int MOST = 20_000;

    /** Where a file begins, and where something stands that has no place. */
    static final Span START = new Span(0, 0);

    /** Of a file that was not read. */
    public static final FileInterface UNKNOWN = new FileInterface(List.of(), List.of(), false);

    /** Of a file that is no module: nothing comes from it. */
    public static final FileInterface BROKEN = new FileInterface(List.of(), List.of(), true);

    /** Copies the lists. */
    public FileInterface {
        modules = List.copyOf(modules);
        registrations = List.copyOf(registrations);
    }

    /** {@return how much there is to keep} */
    public int size() {
        return registrations.size()
                + modules.stream()
                        .mapToInt(module ->
                                1 + module.exports().size() + module.imports().size())
                        .sum();
    }

    /** {@return the modules that are imported from} */
    public Set<String> importedModules() {
        return modules.stream()
                .flatMap(module -> module.imports().stream())
                .map(Imported::module)
                .collect(Collectors.toSet());
    }

    /** {@return the interface of a text} Looks at its imports, exports and commands only. */
    public static FileInterface of(Analysis analysis) {
        return new Reader(analysis).read();
    }

    /** {@return the interface of a binary} */
    public static FileInterface of(Module module) {
        ModuleTypes types = new ModuleTypes(module);
        List<Exported> exports = module.exports().stream()
                .limit(MOST)
                .map(export -> new Exported(
                        export.name(),
                        types.of(export).orElse(ImportableType.any(export.kind())),
                        facts(module, export),
                        START,
                        START,
                        List.of()))
                .toList();
        List<Imported> imports = module.imports().stream()
                .limit(MOST)
                .map(i -> new Imported(i.module(), i.name(), START, START))
                .toList();
        boolean complete = module.exports().size() <= MOST && module.imports().size() <= MOST;
        return new FileInterface(
                List.of(new ModuleInterface(module.names().module(), START, exports, imports, true, Map.of())),
                List.of(),
                complete);
    }

    /** The name section may tell what parameters are called. */
    private static Exported.Facts facts(Module module, Export export) {
        Map<Integer, String> names = export.kind() == ExternalKind.FUNCTION
                ? module.names().locals().getOrDefault(export.index(), Map.of())
                : Map.of();
        FunctionType type = names.isEmpty() || export.index() >= module.functionCount()
                ? null
                : module.functionType(export.index());
        if (type == null) {
            return Exported.Facts.NONE;
        }
        return new Exported.Facts(
                IntStream.range(0, type.parameters().size())
                        .mapToObj(parameter -> names.getOrDefault(parameter, ""))
                        .toList(),
                "");
    }

    /** Reads one text. */
    private static final class Reader {
        private final Analysis analysis;
        private final ScriptNames names;
        /** Where commands name the exports of each module. */
        private final Map<Integer, Map<String, List<Span>>> mentions = new HashMap<>();

        private final IdentityHashMap<ScriptNames.Registration, Integer> registered = new IdentityHashMap<>();
        private int left = MOST;

        Reader(Analysis analysis) {
            this.analysis = analysis;
            this.names = ScriptNames.of(analysis);
            for (ScriptNames.ExportMention mention : names.exportMentions()) {
                mention.instance()
                        .ifPresent(instance -> mentions.computeIfAbsent(instance.module(), m -> new HashMap<>())
                                .computeIfAbsent(mention.export(), e -> new ArrayList<>())
                                .add(mention.literal()));
            }
            names.registrations().forEach(registration -> registered.put(registration, registered.size()));
        }

        FileInterface read() {
            List<Registration> registrations = names.registrations().stream()
                    .limit(MOST)
                    .map(registration -> new Registration(
                            registration.name(),
                            registration.literal(),
                            isNested(registration),
                            registration
                                    .instance()
                                    .map(ScriptNames.Binding::module)
                                    .orElse(-1)))
                    .toList();
            List<ModuleInterface> modules = new ArrayList<>();
            for (int number = 0; number < analysis.modules().size(); number++) {
                modules.add(module(number));
            }
            if (!registrations.isEmpty()) {
                new CommandModules(analysis.tree()).all().forEach(command -> modules.add(module(command)));
            }
            return new FileInterface(modules, registrations, left > 0 && registrations.size() < MOST);
        }

        private boolean isNested(ScriptNames.Registration registration) {
            return !Syntax.is(new Node(analysis.tree(), registration.segment(), 0), Word.REGISTER);
        }

        /** The modules of a command are none of those that are counted; others want to know who imports from them. */
        private ModuleInterface module(CommandModules.Wanted command) {
            List<Imported> imports = new ArrayList<>();
            Map<String, Integer> bound = new HashMap<>();
            for (Imported wanted : command.imports()) {
                if (left-- > 0) {
                    imports.add(wanted);
                    int place = Math.max(command.start(), wanted.literal().start());
                    names.registrationBefore(wanted.module(), place)
                            .ifPresent(found -> bound.put(wanted.module(), registered.get(found)));
                }
            }
            return new ModuleInterface(Optional.empty(), START, List.of(), imports, true, bound);
        }

        private ModuleInterface module(int number) {
            ModuleAnalysis module = analysis.modules().get(number);
            ModuleTypes types = new ModuleTypes(module.module());
            List<Exported> exports = new ArrayList<>();
            for (Export export : module.module().exports()) {
                if (left-- > 0) {
                    exported(export, module, number, types).ifPresent(exports::add);
                }
            }
            List<Imported> imports = new ArrayList<>();
            for (Import wanted : module.module().imports()) {
                if (left-- > 0) {
                    imports.add(imported(wanted));
                }
            }
            Optional<Node> header = module.syntax().header() < 0
                    ? Optional.empty()
                    : Optional.of(new Node(analysis.tree(), module.syntax().header(), 0));
            Optional<Span> id = header.flatMap(Syntax::id);
            return new ModuleInterface(
                    id.map(span -> Identifier.name(analysis.source().text(), span.start(), span.end())),
                    id.or(() -> header.map(Syntax::keyword)).orElse(START),
                    exports,
                    imports,
                    isSound(module.syntax()),
                    bound(module, imports));
        }

        private boolean isSound(ModuleSyntax module) {
            for (int segment = module.firstField(); segment < module.end(); segment++) {
                if (!analysis.tree().segment(segment).problems().isEmpty()) {
                    return false;
                }
            }
            return true;
        }

        private Optional<Exported> exported(Export export, ModuleAnalysis module, int number, ModuleTypes types) {
            return Token.at(analysis.tree(), export.position())
                    .filter(token -> token.code() == TokenCode.STRING)
                    .map(token -> new Exported(
                            export.name(),
                            types.of(export).orElse(ImportableType.any(export.kind())),
                            ExportFacts.of(analysis, module, export),
                            token.span(),
                            token.node().span(),
                            mentions.getOrDefault(number, Map.of()).getOrDefault(export.name(), List.of())));
        }

        /** The position of an import is its first string, or the word before it. */
        private Imported imported(Import wanted) {
            Optional<Token> first = Token.at(analysis.tree(), wanted.position())
                    .flatMap(token -> token.code() == TokenCode.STRING ? Optional.of(token) : token.next())
                    .filter(token -> token.code() == TokenCode.STRING);
            Optional<Token> second = first.flatMap(Token::next).filter(token -> token.code() == TokenCode.STRING);
            return new Imported(
                    wanted.module(),
                    wanted.name(),
                    first.map(Token::span).orElse(START),
                    second.map(Token::span).orElse(START));
        }

        private Map<String, Integer> bound(ModuleAnalysis module, List<Imported> imports) {
            Map<String, Integer> bound = new HashMap<>();
            if (!names.registrations().isEmpty()) {
                imports.stream()
                        .map(Imported::module)
                        .distinct()
                        .forEach(name -> names.registration(name, module.syntax())
                                .ifPresent(found -> bound.put(name, registered.get(found))));
            }
            return bound;
        }
    }

    /** {@return the name that a string of a text stands for} */
    public static String name(String literal) {
        return new String(StringLiteral.bytes(literal), StandardCharsets.UTF_8);
    }
}
