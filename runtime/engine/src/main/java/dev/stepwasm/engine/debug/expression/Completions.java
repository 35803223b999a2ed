package dev.stepwasm.engine.debug.expression;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.VectorShape;
import dev.stepwasm.engine.debug.expression.Completion.Kind;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.store.ArrayObject;
import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.engine.store.StructObject;
import dev.stepwasm.wasm.module.NameSection;
import dev.stepwasm.wasm.type.FieldType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what may be written at a place in an expression. Looks at a frame and changes nothing. */
public final class Completions {
    /** What is begun, if names may hold operators and dots. */
    private static final Pattern WIDE_PREFIX = Pattern.compile("(?:\\$[^\\s\\[\\](){},\"]*|[A-Za-z_0-9]*)$");

    /** What is begun, if they may not. */
    private static final Pattern PREFIX = Pattern.compile("(?:\\$[A-Za-z_0-9]*|[A-Za-z_0-9]*)$");

    private static final Pattern OF_MEMORY =
            Pattern.compile("(?:^|[^$\\w.])mem(?:ory)?(?:\\s*\\$[^\\s.\\[\\]]+|\\[[^\\[\\]]*])?\\.$");
    private static final Pattern OF_TABLE = Pattern.compile("(?:^|[^$\\w.])table(?:\\s*\\$[^\\s.\\[\\]]+)?\\.$");
    private static final Pattern SPACE = Pattern.compile("(?:^|[^$\\w.])(local|global|mem|memory|table|func)\\s+$");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_#@?'`\\\\!%&*+./:<=>^|~$-]+");
    private static final Pattern AFTER_VALUE = Pattern.compile("[\\w)\\]\"]\\s+$|[)\\]\"]$");

    private final Activation frame;
    private final NameSection names;
    private final String before;
    private final String prefix;
    private final List<Completion> found = new ArrayList<>();

    private Completions(Activation frame, String before, String prefix) {
        this.frame = frame;
        this.names = frame.code().module().names();
        this.before = before;
        this.prefix = prefix;
    }

    /**
     * {@return what may be written, best first}
     *
     * @param text an expression that is not finished
     * @param cursor where it goes on, in UTF-16 units
     */
    public static List<Completion> at(String text, int cursor, Activation frame) {
        String known = text.substring(0, Math.clamp(cursor, 0, text.length()));
        List<Completion> wide = behind(known, WIDE_PREFIX, frame);
        return wide.isEmpty() ? behind(known, PREFIX, frame) : wide;
    }

    private static List<Completion> behind(String known, Pattern begun, Activation frame) {
        Matcher matcher = begun.matcher(known);
        String prefix = matcher.find() ? matcher.group() : "";
        Completions completions = new Completions(frame, known.substring(0, known.length() - prefix.length()), prefix);
        completions.collect();
        return List.copyOf(completions.found);
    }

    private void collect() {
        Matcher space = SPACE.matcher(before);
        if (OF_MEMORY.matcher(before).find()) {
            ofMemory();
        } else if (OF_TABLE.matcher(before).find()) {
            add("size", "i64, in elements", Kind.MEMBER);
        } else if (before.endsWith(".")) {
            members();
        } else if (space.find()) {
            things(space.group(1));
        } else if (isFormat()) {
            Arrays.stream(Format.values()).forEach(format -> add(format.letter(), format.words(), Kind.FORMAT));
        } else if (!AFTER_VALUE.matcher(before).find()) {
            anything();
        }
    }

    /** {@return whether there is a comma that is in no brackets} */
    private boolean isFormat() {
        String bare = before.replaceAll("\"[^\"]*\"", "");
        int open = (int) bare.chars().filter(each -> each == '[' || each == '(').count();
        int closed =
                (int) bare.chars().filter(each -> each == ']' || each == ')').count();
        return open == closed && bare.stripTrailing().endsWith(",");
    }

    private void anything() {
        locals("");
        globals("");
        named("", names.memories(), frame.instance().memoryCount(), i -> "memory", Kind.MEMORY);
        named("", names.tables(), frame.instance().tableCount(), this::tableType, Kind.TABLE);
        functions();
        keywords();
    }

    private void keywords() {
        add("local[", "a local by number", Kind.KEYWORD);
        add("stack[", "an operand, -1 for the top", Kind.KEYWORD);
        add("global[", "a global by number", Kind.KEYWORD);
        if (frame.instance().memoryCount() > 0) {
            add("mem.", "what is in the memory", Kind.KEYWORD);
        }
        if (frame.instance().tableCount() > 0) {
            add("table[", "an element of the table", Kind.KEYWORD);
        }
        add("func[", "a function by number", Kind.KEYWORD);
        add("null", "the null reference", Kind.KEYWORD);
        Arrays.stream(NumberKind.values())
                .filter(kind -> kind != NumberKind.V128)
                .forEach(kind -> add(kind.keyword() + "(", "a number as " + kind.keyword(), Kind.KEYWORD));
    }

    private void ofMemory() {
        Arrays.stream(NumberKind.values())
                .forEach(kind -> add(kind.keyword() + "[", kind.width + bytes(kind.width), Kind.MEMBER));
        add("utf8[", "a text: address, and length or up to a zero byte", Kind.MEMBER);
        add("size", "i64, in bytes", Kind.MEMBER);
    }

    private static String bytes(int width) {
        return width == 1 ? " byte" : " bytes";
    }

    private void things(String space) {
        InstanceState instance = frame.instance();
        switch (space) {
            case "local" -> locals("");
            case "global" -> globals("");
            case "func" -> functions();
            case "table" -> named("", names.tables(), instance.tableCount(), this::tableType, Kind.TABLE);
            default -> named("", names.memories(), instance.memoryCount(), i -> "memory", Kind.MEMORY);
        }
    }

    private void locals(String word) {
        Map<Integer, String> known = names.locals().getOrDefault(frame.functionIndex(), Map.of());
        named(word, known, frame.localCount(), i -> frame.localType(i).show(), Kind.LOCAL);
    }

    private void globals(String word) {
        named(
                word,
                names.globals(),
                frame.instance().globalCount(),
                i -> frame.instance().global(i).type().type().show(),
                Kind.GLOBAL);
    }

    private void functions() {
        InstanceState instance = frame.instance();
        named(
                "",
                names.functions(),
                instance.functionCount(),
                i -> instance.types().showStack(instance.function(i).type()),
                Kind.FUNCTION);
    }

    private String tableType(int index) {
        return "table of " + frame.instance().table(index).type().element().show();
    }

    private void named(String word, Map<Integer, String> known, int count, IntFunction<String> detail, Kind kind) {
        for (int i = 0; i < count; i++) {
            String name = known.get(i);
            if (name != null) {
                add(word + written(name), detail.apply(i), kind);
            }
        }
    }

    private void members() {
        valueBefore().ifPresent(value -> {
            switch (value) {
                case Value.V128 vector ->
                    Arrays.stream(VectorShape.values())
                            .forEach(shape -> add(
                                    shape.keyword(),
                                    shape.lanes() + " lanes of "
                                            + shape.laneType().show(),
                                    Kind.MEMBER));
                case Value.Ref(var type, ArrayObject array) -> add("length", "i32", Kind.MEMBER);
                case Value.Ref(var type, StructObject struct) -> fields(struct);
                case Value other -> {}
            }
        });
    }

    private void fields(StructObject struct) {
        List<FieldType> types = struct.type().fields();
        Scope scope = new Scope(frame.code(), frame.functionIndex());
        for (int i = 0; i < types.size(); i++) {
            String name =
                    scope.fieldName(frame.instance().types(), struct.type(), i).orElse(Integer.toString(i));
            add(name, types.get(i).storage().show(), Kind.MEMBER);
        }
    }

    /** {@return what stands before the dot, if that is something without effects} */
    private Optional<Value> valueBefore() {
        String text = before.substring(0, before.length() - 1);
        return Expression.parse(text.substring(beginOfValue(text)), frame)
                                instanceof Answer.Found<Expression>(var parsed)
                        && parsed.effect().isEmpty()
                        && parsed.evaluate(frame) instanceof Answer.Found<Result>(Result result)
                ? result.value()
                : Optional.empty();
    }

    /** {@return where the name, the brackets and the dots begin that end a text} */
    private static int beginOfValue(String text) {
        int open = 0;
        int at = text.length();
        while (at > 0) {
            char each = text.charAt(at - 1);
            if (each == ']' || each == ')') {
                open++;
            } else if (each == '[' || each == '(') {
                open--;
            }
            boolean part = open > 0
                    || each == '['
                    || each == '('
                    || each == '.'
                    || each == '$'
                    || Character.isLetterOrDigit(each)
                    || each == '_';
            if (open < 0 || !part) {
                return at;
            }
            at--;
        }
        return at;
    }

    private void add(String text, String detail, Kind kind) {
        if (text.regionMatches(true, 0, prefix, 0, prefix.length())) {
            found.add(new Completion(text, detail, kind, before.length(), prefix.length()));
        }
    }

    /** {@return a name as it is read again} */
    private static String written(String name) {
        return PLAIN.matcher(name).matches() ? "$" + name : "$\"" + name + "\"";
    }
}
