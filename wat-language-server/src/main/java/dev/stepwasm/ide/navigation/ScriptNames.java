package dev.stepwasm.ide.navigation;

import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.tree.ModuleSyntax;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the commands of a script name: modules, instances, threads, exports and registered names. A name means what was
 * defined with it last before the command, as when the script runs.
 */
public final class ScriptNames {
    /** What a name of a script stands for. */
    public enum Kind {
        /** {@code (module $m ...)}: a module and an instance of it. */
        MODULE_AND_INSTANCE,
        /** {@code (module definition $m ...)}. */
        MODULE,
        /** {@code (module instance $i $m)}. */
        INSTANCE,
        /** {@code (thread $t ...)}. */
        THREAD;

        boolean isModule() {
            return this == MODULE_AND_INSTANCE || this == MODULE;
        }

        boolean isInstance() {
            return this == MODULE_AND_INSTANCE || this == INSTANCE;
        }

        /** {@return what it is called} */
        String word() {
            return this == THREAD ? "thread" : "module";
        }
    }

    /**
     * A module, an instance or a thread.
     *
     * @param name where its name stands, or the word {@code module}, {@code instance} or {@code thread}
     * @param named whether it has a name
     * @param whole all of it
     * @param module number of the module of the text that it is or was made of; -1 if it is in no words or in a command
     */
    public record Binding(Kind kind, Span name, boolean named, Span whole, int module) {}

    /** A place where a name of a script is used. */
    public record Mention(Span span, Binding binding) {}

    /** A place where a command names an export. */
    public record ExportMention(Span literal, String export, Optional<Binding> instance) {}

    /**
     * A command that gives a name to an instance for the imports of the modules after it.
     *
     * @param segment of the command
     */
    public record Registration(String name, Span literal, Optional<Binding> instance, int segment) {}

    final List<Binding> bindings = new ArrayList<>();
    final List<Mention> mentions = new ArrayList<>();
    final List<ExportMention> exports = new ArrayList<>();
    final List<Registration> registrations = new ArrayList<>();

    private ScriptNames() {}

    /** {@return the names of a script}; goes through all its commands */
    public static ScriptNames of(Analysis analysis) {
        ScriptNames names = new ScriptNames();
        SyntaxTree tree = analysis.tree();
        ScriptWalk walk = new ScriptWalk(tree, names);
        int module = 0;
        for (int segment = 0; segment < tree.size(); segment++) {
            if (module < tree.modules().size() && first(tree.modules().get(module)) == segment) {
                walk.module(tree.modules().get(module), module++);
            }
            if (tree.segment(segment).kind() == NodeKind.COMMAND) {
                walk.command(segment);
            }
        }
        return names;
    }

    static int first(ModuleSyntax module) {
        return module.header() < 0 ? module.firstField() : module.header();
    }

    /** {@return the commands that give names to imports, in text order} */
    public List<Registration> registrations() {
        return registrations;
    }

    /** {@return the places where commands name exports, in text order} */
    public List<ExportMention> exportMentions() {
        return exports;
    }

    /** {@return what is called by the name that stands at a place, or defined there} */
    Optional<Binding> bindingAt(Span span) {
        return mentions.stream()
                .filter(mention -> mention.span().equals(span))
                .map(Mention::binding)
                .findFirst()
                .or(() -> bindings.stream()
                        .filter(binding -> binding.named() && binding.name().equals(span))
                        .findFirst());
    }

    /** {@return the places where something is named, its definition not included} */
    List<Span> mentionsOf(Binding binding) {
        return mentions.stream()
                .filter(mention -> mention.binding() == binding)
                .map(Mention::span)
                .toList();
    }

    /** {@return the places where commands name an export of a module} */
    List<Span> mentionsOf(int module, String export) {
        return exports.stream()
                .filter(mention -> mention.export().equals(export)
                        && mention.instance().filter(i -> i.module() == module).isPresent())
                .map(ExportMention::literal)
                .toList();
    }

    /** {@return what has been registered last under a name before a place} */
    public Optional<Registration> registrationBefore(String name, int offset) {
        Optional<Registration> found = Optional.empty();
        for (Registration registration : registrations) {
            if (registration.literal().start() < offset && registration.name().equals(name)) {
                found = Optional.of(registration);
            }
        }
        return found;
    }

    /** {@return what the imports of a module find under a name} */
    public Optional<Registration> registration(String name, ModuleSyntax importer) {
        Optional<Registration> found = Optional.empty();
        for (Registration registration : registrations) {
            if (registration.segment() < first(importer) && registration.name().equals(name)) {
                found = Optional.of(registration);
            }
        }
        return found;
    }
}
