package dev.stepwasm.wasm.problem;

import static dev.stepwasm.wasm.problem.Severity.ERROR;
import static dev.stepwasm.wasm.problem.Severity.WARNING;

import dev.stepwasm.wasm.source.Span;
import java.util.List;
import java.util.Locale;

/**
 * Everything that can be wrong with a module. The code that people see is the name in kebab case. The second argument is
 * how the official test suite words it (the beginning, where it has several), empty where the suite has no such case;
 * the third is the message, with {@code %s} for what was found and wanted.
 */
public enum Problem {
    // Characters and tokens.
    ILLEGAL_CHARACTER(ERROR, "illegal character", "illegal character %s"),
    INVISIBLE_CHARACTER(WARNING, "", "this %s holds %s, which nobody can see"),
    MALFORMED_UTF8(ERROR, "malformed UTF-8", "malformed UTF-8 encoding"),
    UNCLOSED_STRING(ERROR, "unclosed string", "this string is never closed"),
    UNCLOSED_COMMENT(ERROR, "unclosed comment", "this comment is never closed"),
    UNCLOSED_ANNOTATION(ERROR, "unclosed annotation", "this annotation is never closed"),
    UNCLOSED_PARENTHESIS(ERROR, "unexpected token", "this parenthesis is never closed"),
    EMPTY_IDENTIFIER(ERROR, "empty identifier", "an identifier needs at least one character after `$`"),
    EMPTY_ANNOTATION_ID(ERROR, "empty annotation id", "an annotation needs a name after `(@`"),
    INVALID_ESCAPE(ERROR, "unexpected token", "unknown escape `%s` in a string"),
    // Syntax.
    UNEXPECTED_TOKEN(ERROR, "unexpected token", "expected %s but found %s"),
    UNKNOWN_OPERATOR(ERROR, "unknown operator", "unknown instruction or keyword `%s`"),
    OBSOLETE_KEYWORD(ERROR, "unknown operator", "`%s` is now called `%s`"),
    CONSTANT_OUT_OF_RANGE(ERROR, "constant out of range", "%s is out of range for %s"),
    WRONG_LANE_COUNT(ERROR, "wrong number of lane literals", "expected %s lanes but found %s"),
    MALFORMED_ALIGNMENT(ERROR, "alignment", "alignment must be a power of two, not %s"),
    MISMATCHING_LABEL(ERROR, "mismatching label", "this label is `%s` but the block is called `%s`"),
    INLINE_FUNCTION_TYPE(ERROR, "inline function type", "the parameters and results here are %s but the type has %s"),
    IMPORT_AFTER_DEFINITION(
            ERROR, "import after", "imports must come before all functions, tables, memories, globals and tags"),
    MULTIPLE_STARTS(ERROR, "multiple start sections", "a module has at most one start function"),
    DUPLICATE_NAME(ERROR, "duplicate", "%s `%s` is already defined"),
    UNSUPPORTED_FEATURE(ERROR, "", "%s: not supported yet"),
    NUMERIC_DATA_SEGMENT(
            ERROR,
            "unexpected token",
            "`%s` in a data segment (numeric values in data segments): not supported yet, write the bytes as a string"),
    // Names and indices.
    UNKNOWN_TYPE(ERROR, "unknown type", "unknown type %s"),
    UNKNOWN_FUNCTION(ERROR, "unknown function", "unknown function %s"),
    UNKNOWN_TABLE(ERROR, "unknown table", "unknown table %s"),
    UNKNOWN_MEMORY(ERROR, "unknown memory", "unknown memory %s"),
    UNKNOWN_GLOBAL(ERROR, "unknown global", "unknown global %s"),
    UNKNOWN_TAG(ERROR, "unknown tag", "unknown tag %s"),
    UNKNOWN_LOCAL(ERROR, "unknown local", "unknown local %s"),
    UNKNOWN_LABEL(ERROR, "unknown label", "unknown label %s"),
    UNKNOWN_FIELD(ERROR, "unknown field", "unknown field %s"),
    UNKNOWN_ELEM_SEGMENT(ERROR, "unknown elem segment", "unknown elem segment %s"),
    UNKNOWN_DATA_SEGMENT(ERROR, "unknown data segment", "unknown data segment %s"),
    // Instructions.
    TYPE_MISMATCH(ERROR, "type mismatch", "%s"),
    UNINITIALIZED_LOCAL(ERROR, "uninitialized local", "local %s is read before it is set"),
    IMMUTABLE_GLOBAL(ERROR, "immutable global", "global %s is immutable"),
    IMMUTABLE_FIELD(ERROR, "immutable field", "field %s of type %s is immutable"),
    IMMUTABLE_ARRAY(ERROR, "immutable array", "the elements of array type %s are immutable"),
    ARRAY_NOT_NUMERIC(
            ERROR,
            "array type is not numeric or vector",
            "array type %s holds references, but bytes can only give numbers"),
    ARRAY_TYPES_DO_NOT_MATCH(ERROR, "array types do not match", "cannot copy elements of type %s into an array of %s"),
    INVALID_ALIGNMENT(ERROR, "alignment must not be larger than natural", "%s"),
    OFFSET_OUT_OF_RANGE(ERROR, "offset out of range", "offset %s does not fit the 32-bit memory"),
    INVALID_LANE_INDEX(ERROR, "invalid lane index", "lane %s does not exist, there are %s"),
    INVALID_RESULT_ARITY(ERROR, "invalid result arity", "`select` takes one type but has %s"),
    INVALID_RETHROW_LABEL(ERROR, "invalid rethrow label", "label %s is not a catch"),
    UNDECLARED_FUNCTION_REFERENCE(
            ERROR,
            "undeclared function reference",
            "function %s is not declared for `ref.func`: export it, or name it in an elem segment or a global"),
    CONSTANT_EXPRESSION_REQUIRED(ERROR, "constant expression required", "%s is not allowed in a constant expression"),
    // Module fields.
    INVALID_SUPERTYPE(ERROR, "sub type", "%s"),
    LIMITS_OUT_OF_ORDER(
            ERROR,
            "size minimum must not be greater than maximum",
            "the minimum size %s is greater than the maximum %s"),
    MEMORY_TOO_LARGE(ERROR, "memory size", "a memory of this type has at most %s pages, not %s"),
    TABLE_TOO_LARGE(ERROR, "table size", "a table of this type has at most %s elements, not %s"),
    INVALID_PAGE_SIZE(ERROR, "invalid custom page size", "the page size must be 1 or 65536 bytes, not %s"),
    SHARED_MEMORY_WITHOUT_MAXIMUM(ERROR, "shared memory must have maximum", "a shared memory needs a maximum size"),
    DUPLICATE_EXPORT(ERROR, "duplicate export name", "the name \"%s\" is already exported"),
    INVALID_START_FUNCTION(ERROR, "start function", "the start function takes and gives nothing, but this one is %s"),
    TAG_WITH_RESULTS(ERROR, "non-empty tag result type", "a tag has no results, but this one gives %s"),
    // Annotations and custom sections; the suite says "@custom annotation: ..." and "misplaced @custom annotation".
    MALFORMED_ANNOTATION(ERROR, "@", "@%s annotation: %s"),
    MISPLACED_ANNOTATION(ERROR, "misplaced @", "misplaced @%s annotation: %s"),
    INVALID_BRANCH_HINT(
            ERROR,
            "@metadata.code.branch_hint annotation: invalid target",
            "@metadata.code.branch_hint annotation: invalid target, the next instruction must be `if` or `br_if`"),
    MALFORMED_CUSTOM_SECTION(WARNING, "", "custom section \"%s\": %s"),
    // Scripts.
    UNEXPECTEDLY_VALID(WARNING, "", "nothing is wrong with this module, but the script says it is %s"),
    // The binary format; the message is the suite's reason.
    MALFORMED_BINARY(ERROR, "", "%s"),
    NOT_EXPRESSIBLE(WARNING, "", "text cannot express %s");

    private final Severity severity;
    private final String specReason;
    private final String message;
    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    Problem(Severity severity, String specReason, String message) {
        this.severity = severity;
        this.specReason = specReason;
        this.message = message;
    }

    /** {@return the name in kebab case, as shown to people} */
    public String code() {
        return code;
    }

    /** {@return how bad this is} */
    public Severity severity() {
        return severity;
    }

    /** {@return how the official test suite begins its description of this problem; empty if it has no such case} */
    public String specReason() {
        return specReason;
    }

    /** {@return the message with {@code arguments} in place of the {@code %s}} */
    public String message(Object... arguments) {
        return String.format(Locale.ROOT, message, arguments);
    }

    /** {@return this problem at a place, with {@code arguments} in place of the {@code %s} of the message} */
    public Diagnostic at(Span span, Object... arguments) {
        return new Diagnostic(this, span, message(arguments), List.of());
    }
}
