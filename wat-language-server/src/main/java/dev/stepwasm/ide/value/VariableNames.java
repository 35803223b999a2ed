package dev.stepwasm.ide.value;

import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lower.Lookup;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the debugger calls the variables of a function, and how its expressions mean them. */
final class VariableNames {
    /** Other names need quotes in expressions, and some cannot be written at all. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_#@?'`\\\\]+");

    private final Lookup lookup;
    private final List<Definition> locals;
    private final Set<String> localNames = new HashSet<>();

    VariableNames(Lookup lookup, int function) {
        this.lookup = lookup;
        this.locals = lookup.locals(function);
        locals.forEach(local -> local.name().ifPresent(localNames::add));
    }

    /** {@return parameters and locals by index} */
    List<Definition> locals() {
        return locals;
    }

    InlineValue local(Span span, int index) {
        return new InlineValue.Variable(
                span, nameOf(index).map(name -> "$" + name).orElse("local[" + index + "]"));
    }

    /** A local of the same name hides a global among the debugger's variables. */
    InlineValue global(Span span, int index) {
        Optional<String> name = lookup.definition(IndexSpace.GLOBAL, index, -1).flatMap(Definition::name);
        return name.filter(localNames::contains).isPresent()
                ? new InlineValue.Expression(span, globalExpression(index))
                : new InlineValue.Variable(span, name.map(known -> "$" + known).orElse("global[" + index + "]"));
    }

    /** {@return an expression that is the value of a local} */
    String localExpression(int index) {
        return nameOf(index)
                .filter(name -> PLAIN.matcher(name).matches())
                .map(name -> "$" + name)
                .orElse("local[" + index + "]");
    }

    /** {@return an expression that is the value of a global} */
    String globalExpression(int index) {
        Optional<String> name = lookup.definition(IndexSpace.GLOBAL, index, -1)
                .flatMap(Definition::name)
                .filter(known -> PLAIN.matcher(known).matches());
        return name.map(known -> (localNames.contains(known) ? "global $" : "$") + known)
                .orElse("global[" + index + "]");
    }

    private Optional<String> nameOf(int local) {
        return local >= 0 && local < locals.size() ? locals.get(local).name() : Optional.empty();
    }
}
