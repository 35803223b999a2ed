package dev.stepwasm.ide.navigation;

import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.StringLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.names.Identifier;
import dev.stepwasm.wat.tree.ModuleSyntax;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Goes through the commands of a script in order and notes what they name. */
final class ScriptWalk {
    private final SyntaxTree tree;
    private final ScriptNames found;
    private State state = new State();

    /** What the names mean at this point of a script or of a thread. */
    private static final class State {
        final Map<String, ScriptNames.Binding> modules = new HashMap<>();
        final Map<String, ScriptNames.Binding> instances = new HashMap<>();
        final Map<String, ScriptNames.Binding> threads = new HashMap<>();
        ScriptNames.@Nullable Binding lastModule;
        ScriptNames.@Nullable Binding lastInstance;
    }

    ScriptWalk(SyntaxTree tree, ScriptNames found) {
        this.tree = tree;
        this.found = found;
    }

    /** Takes a module that is not part of a command. */
    void module(ModuleSyntax syntax, int number) {
        if (syntax.header() < 0) {
            Span start = tree.span(syntax.firstField(), 0);
            Span nowhere = new Span(start.start(), start.start());
            bind(
                    new ScriptNames.Binding(ScriptNames.Kind.MODULE_AND_INSTANCE, nowhere, false, nowhere, number),
                    Optional.empty());
            return;
        }
        Command header = new Command(syntax.header());
        header.next(); // the parenthesis
        Span word = header.span();
        header.next();
        ScriptNames.Kind kind = ScriptNames.Kind.MODULE_AND_INSTANCE;
        if (header.code() == Word.DEFINITION.code()) {
            kind = ScriptNames.Kind.MODULE;
            header.next();
        }
        boolean closed =
                syntax.end() < tree.size() && tree.segment(syntax.end()).kind() == NodeKind.MODULE_END;
        int last = closed ? syntax.end() : syntax.end() - 1;
        int end = tree.start(last) + tree.segment(last).end(0);
        define(header, kind, word, new Span(word.start() - 1, Math.max(word.end(), end)), number);
    }

    /** Takes a command. Groups within groups are gone through without recursion. */
    void command(int segment) {
        Command command = new Command(segment);
        State outside = state;
        int threadDepth = -1;
        int assertDepth = -1;
        int depth = 0;
        while (command.code() != TokenCode.END) {
            int code = command.code();
            if (code == TokenCode.CLOSE) {
                depth--;
                if (depth <= assertDepth) {
                    assertDepth = -1;
                }
                if (depth <= threadDepth) {
                    threadDepth = -1;
                    state = outside;
                }
            }
            command.next();
            if (code != TokenCode.OPEN) {
                continue;
            }
            depth++;
            if (!TokenCode.isWord(command.code())) {
                continue;
            }
            Word word = TokenCode.word(command.code());
            switch (word) {
                case MODULE -> {
                    moduleIn(command, assertDepth >= 0);
                    depth--;
                }
                case INVOKE, GET -> action(command);
                case REGISTER -> register(command, segment);
                case WAIT -> {
                    command.next();
                    use(command, state.threads);
                }
                case THREAD -> {
                    if (threadDepth < 0) {
                        threadDepth = depth - 1;
                        thread(command, outside);
                    }
                }
                case ASSERT_INVALID,
                        ASSERT_INVALID_CUSTOM,
                        ASSERT_MALFORMED,
                        ASSERT_MALFORMED_CUSTOM,
                        ASSERT_UNLINKABLE,
                        ASSERT_TRAP -> assertDepth = depth - 1;
                default -> {
                    // Names nothing, or an action within does.
                }
            }
        }
        state = outside;
    }

    /** Takes {@code (thread $t (shared (module $m))... }, up to the commands of the thread, which see the shared modules only. */
    private void thread(Command command, State outside) {
        Span word = command.span();
        command.next();
        define(command, ScriptNames.Kind.THREAD, word, word, -1);
        State inside = new State();
        while (command.code() == TokenCode.OPEN && command.nextCode() == Word.SHARED.code()) {
            command.next();
            command.next();
            if (command.code() == TokenCode.OPEN && command.nextCode() == Word.MODULE.code()) {
                command.next();
                command.next();
                if (command.code() == TokenCode.ID) {
                    String name = command.name();
                    ScriptNames.Binding shared = outside.instances.get(name);
                    use(command, outside.instances);
                    if (shared != null) {
                        inside.instances.put(name, shared);
                        inside.lastInstance = shared;
                    }
                }
                command.accept(TokenCode.CLOSE);
            }
            command.accept(TokenCode.CLOSE);
        }
        state = inside;
    }

    /** Takes a module that is part of a command or in bytes, up to behind its end; the cursor is at its word. */
    private void moduleIn(Command command, boolean asserted) {
        Span word = command.span();
        int opener = command.at() - 1;
        command.next();
        ScriptNames.Kind kind = ScriptNames.Kind.MODULE_AND_INSTANCE;
        if (command.code() == Word.INSTANCE.code()) {
            word = command.span();
            command.next();
            instance(command, word);
        } else {
            if (command.code() == Word.DEFINITION.code()) {
                kind = ScriptNames.Kind.MODULE;
                command.next();
            }
            if (!asserted) {
                define(command, kind, word, command.group(opener), -1);
            }
        }
        command.leave(opener);
    }

    /** Takes {@code $i $m} of {@code (module instance $i $m)}. */
    private void instance(Command command, Span word) {
        Optional<String> name = command.code() == TokenCode.ID ? Optional.of(command.name()) : Optional.empty();
        Span place = name.isPresent() ? command.span() : word;
        command.accept(TokenCode.ID);
        ScriptNames.Binding of = command.code() == TokenCode.ID ? state.modules.get(command.name()) : state.lastModule;
        use(command, state.modules);
        bind(
                new ScriptNames.Binding(
                        ScriptNames.Kind.INSTANCE, place, name.isPresent(), place, of == null ? -1 : of.module()),
                name);
    }

    private void define(Command command, ScriptNames.Kind kind, Span word, Span whole, int module) {
        Optional<String> name = command.code() == TokenCode.ID ? Optional.of(command.name()) : Optional.empty();
        Span place = name.isPresent() ? command.span() : word;
        command.accept(TokenCode.ID);
        bind(new ScriptNames.Binding(kind, place, name.isPresent(), whole, module), name);
    }

    private void bind(ScriptNames.Binding binding, Optional<String> name) {
        found.bindings.add(binding);
        if (binding.kind().isModule()) {
            state.lastModule = binding;
            name.ifPresent(n -> state.modules.put(n, binding));
        }
        if (binding.kind().isInstance()) {
            state.lastInstance = binding;
            name.ifPresent(n -> state.instances.put(n, binding));
        }
        if (binding.kind() == ScriptNames.Kind.THREAD) {
            name.ifPresent(n -> state.threads.put(n, binding));
        }
    }

    private void action(Command command) {
        command.next();
        Optional<ScriptNames.Binding> instance = instance(command);
        if (command.code() == TokenCode.STRING) {
            found.exports.add(new ScriptNames.ExportMention(command.span(), command.string(), instance));
            command.next();
        }
    }

    private void register(Command command, int segment) {
        command.next();
        if (command.code() == TokenCode.STRING) {
            Span literal = command.span();
            String name = command.string();
            command.next();
            found.registrations.add(new ScriptNames.Registration(name, literal, instance(command), segment));
        }
    }

    /** Takes the name of an instance; without one the last is meant. */
    private Optional<ScriptNames.Binding> instance(Command command) {
        if (command.code() != TokenCode.ID) {
            return Optional.ofNullable(state.lastInstance);
        }
        Optional<ScriptNames.Binding> named = Optional.ofNullable(state.instances.get(command.name()));
        use(command, state.instances);
        return named;
    }

    private void use(Command command, Map<String, ScriptNames.Binding> names) {
        if (command.code() == TokenCode.ID) {
            ScriptNames.Binding binding = names.get(command.name());
            if (binding != null) {
                found.mentions.add(new ScriptNames.Mention(command.span(), binding));
            }
            command.next();
        }
    }

    /** The tokens of one segment without comments. */
    private final class Command {
        private final int segment;
        private final Tokens tokens;
        private int at;

        Command(int segment) {
            this.segment = segment;
            this.tokens = tree.segment(segment).tokens();
            this.at = -1;
            next();
        }

        int at() {
            return at;
        }

        int code() {
            return at < tokens.size() ? tokens.code(at) : TokenCode.END;
        }

        int nextCode() {
            int next = after(at);
            return next < tokens.size() ? tokens.code(next) : TokenCode.END;
        }

        private int after(int token) {
            int next = token + 1;
            while (next < tokens.size() && tokens.isTrivia(next)) {
                next++;
            }
            return next;
        }

        void next() {
            at = after(at);
        }

        void accept(int code) {
            if (code() == code) {
                next();
            }
        }

        Span span() {
            return tree.span(segment, at);
        }

        String name() {
            Span span = span();
            return Identifier.name(tree.source().text(), span.start(), span.end());
        }

        String string() {
            return new String(StringLiteral.bytes(tree.text(segment, at)), StandardCharsets.UTF_8);
        }

        /** Goes behind the group of a parenthesis, or of the one before a comment. */
        void leave(int opener) {
            at = end(opener);
        }

        Span group(int opener) {
            int last = Math.min(end(opener), tokens.size()) - 1;
            return new Span(
                    tree.span(segment, Math.max(0, opener)).start(),
                    tree.span(segment, last).end());
        }

        private int end(int opener) {
            int token = Math.max(0, opener);
            while (token > 0 && tokens.isTrivia(token)) {
                token--;
            }
            int depth = 0;
            do {
                int code = tokens.code(token++);
                depth += code == TokenCode.OPEN ? 1 : code == TokenCode.CLOSE ? -1 : 0;
            } while (depth > 0 && token < tokens.size());
            return token - 1 < tokens.size() ? after(token - 1) : token;
        }
    }
}
