package dev.stepwasm.wasm.opcode;

import static dev.stepwasm.wasm.opcode.Feature.*;
import static dev.stepwasm.wasm.opcode.Immediate.*;
import static dev.stepwasm.wasm.opcode.Prefixes.*;

import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every instruction: Wasm 3.0, threads, wide arithmetic and legacy exceptions. Lexer, parser, validator, encoder,
 * decoder, disassembler, hover, grammar and engines read this table; nobody splits a mnemonic by string.
 *
 * <p>A line reads: feature and prefix byte (none for an MVP instruction of one byte), code, keyword, type (none if it
 * depends on context), bytes of memory touched (loads, stores and atomics), immediates in the order of the binary
 * format. Three keywords have two lines each: {@code select}, {@code ref.test} and {@code ref.cast}.
 */
public enum Opcode {
    // Control.
    UNREACHABLE(0x00, "unreachable"),
    NOP(0x01, "nop", "->"),
    BLOCK(0x02, "block", BLOCK_TYPE),
    LOOP(0x03, "loop", BLOCK_TYPE),
    IF(0x04, "if", BLOCK_TYPE),
    ELSE(0x05, "else"),
    TRY(LEGACY_EXCEPTIONS, PLAIN, 0x06, "try", BLOCK_TYPE),
    CATCH(LEGACY_EXCEPTIONS, PLAIN, 0x07, "catch", TAG),
    THROW(EXCEPTIONS, PLAIN, 0x08, "throw", TAG),
    RETHROW(LEGACY_EXCEPTIONS, PLAIN, 0x09, "rethrow", LABEL),
    THROW_REF(EXCEPTIONS, PLAIN, 0x0A, "throw_ref"),
    END(0x0B, "end"),
    BR(0x0C, "br", LABEL),
    BR_IF(0x0D, "br_if", LABEL),
    BR_TABLE(0x0E, "br_table", LABELS),
    RETURN(0x0F, "return"),
    CALL(0x10, "call", FUNCTION),
    CALL_INDIRECT(0x11, "call_indirect", TYPE, TABLE),
    RETURN_CALL(TAIL_CALLS, PLAIN, 0x12, "return_call", FUNCTION),
    RETURN_CALL_INDIRECT(TAIL_CALLS, PLAIN, 0x13, "return_call_indirect", TYPE, TABLE),
    CALL_REF(FUNCTION_REFERENCES, PLAIN, 0x14, "call_ref", TYPE),
    RETURN_CALL_REF(FUNCTION_REFERENCES, PLAIN, 0x15, "return_call_ref", TYPE),
    DELEGATE(LEGACY_EXCEPTIONS, PLAIN, 0x18, "delegate", LABEL),
    CATCH_ALL(LEGACY_EXCEPTIONS, PLAIN, 0x19, "catch_all"),
    TRY_TABLE(EXCEPTIONS, PLAIN, 0x1F, "try_table", BLOCK_TYPE, CATCHES),
    // Parametric.
    DROP(0x1A, "drop"),
    SELECT(0x1B, "select"),
    SELECT_T(REFERENCE_TYPES, PLAIN, 0x1C, "select", VALUE_TYPES),
    // Variables.
    LOCAL_GET(0x20, "local.get", LOCAL),
    LOCAL_SET(0x21, "local.set", LOCAL),
    LOCAL_TEE(0x22, "local.tee", LOCAL),
    GLOBAL_GET(0x23, "global.get", GLOBAL),
    GLOBAL_SET(0x24, "global.set", GLOBAL),
    // Tables.
    TABLE_GET(REFERENCE_TYPES, PLAIN, 0x25, "table.get", TABLE),
    TABLE_SET(REFERENCE_TYPES, PLAIN, 0x26, "table.set", TABLE),
    // Memory: loads and stores with the number of bytes that they touch; the address is written i32 but follows the
    // memory.
    I32_LOAD(0x28, "i32.load", "i32 -> i32", 4, MEMARG),
    I64_LOAD(0x29, "i64.load", "i32 -> i64", 8, MEMARG),
    F32_LOAD(0x2A, "f32.load", "i32 -> f32", 4, MEMARG),
    F64_LOAD(0x2B, "f64.load", "i32 -> f64", 8, MEMARG),
    I32_LOAD8_S(0x2C, "i32.load8_s", "i32 -> i32", 1, MEMARG),
    I32_LOAD8_U(0x2D, "i32.load8_u", "i32 -> i32", 1, MEMARG),
    I32_LOAD16_S(0x2E, "i32.load16_s", "i32 -> i32", 2, MEMARG),
    I32_LOAD16_U(0x2F, "i32.load16_u", "i32 -> i32", 2, MEMARG),
    I64_LOAD8_S(0x30, "i64.load8_s", "i32 -> i64", 1, MEMARG),
    I64_LOAD8_U(0x31, "i64.load8_u", "i32 -> i64", 1, MEMARG),
    I64_LOAD16_S(0x32, "i64.load16_s", "i32 -> i64", 2, MEMARG),
    I64_LOAD16_U(0x33, "i64.load16_u", "i32 -> i64", 2, MEMARG),
    I64_LOAD32_S(0x34, "i64.load32_s", "i32 -> i64", 4, MEMARG),
    I64_LOAD32_U(0x35, "i64.load32_u", "i32 -> i64", 4, MEMARG),
    I32_STORE(0x36, "i32.store", "i32 i32 ->", 4, MEMARG),
    I64_STORE(0x37, "i64.store", "i32 i64 ->", 8, MEMARG),
    F32_STORE(0x38, "f32.store", "i32 f32 ->", 4, MEMARG),
    F64_STORE(0x39, "f64.store", "i32 f64 ->", 8, MEMARG),
    I32_STORE8(0x3A, "i32.store8", "i32 i32 ->", 1, MEMARG),
    I32_STORE16(0x3B, "i32.store16", "i32 i32 ->", 2, MEMARG),
    I64_STORE8(0x3C, "i64.store8", "i32 i64 ->", 1, MEMARG),
    I64_STORE16(0x3D, "i64.store16", "i32 i64 ->", 2, MEMARG),
    I64_STORE32(0x3E, "i64.store32", "i32 i64 ->", 4, MEMARG),
    MEMORY_SIZE(0x3F, "memory.size", "-> i32", MEMORY),
    MEMORY_GROW(0x40, "memory.grow", "i32 -> i32", MEMORY),
    // Constants.
    I32_CONST(0x41, "i32.const", "-> i32", I32),
    I64_CONST(0x42, "i64.const", "-> i64", I64),
    F32_CONST(0x43, "f32.const", "-> f32", F32),
    F64_CONST(0x44, "f64.const", "-> f64", F64),
    // Numbers.
    I32_EQZ(0x45, "i32.eqz", "i32 -> i32"),
    I32_EQ(0x46, "i32.eq", "i32 i32 -> i32"),
    I32_NE(0x47, "i32.ne", "i32 i32 -> i32"),
    I32_LT_S(0x48, "i32.lt_s", "i32 i32 -> i32"),
    I32_LT_U(0x49, "i32.lt_u", "i32 i32 -> i32"),
    I32_GT_S(0x4A, "i32.gt_s", "i32 i32 -> i32"),
    I32_GT_U(0x4B, "i32.gt_u", "i32 i32 -> i32"),
    I32_LE_S(0x4C, "i32.le_s", "i32 i32 -> i32"),
    I32_LE_U(0x4D, "i32.le_u", "i32 i32 -> i32"),
    I32_GE_S(0x4E, "i32.ge_s", "i32 i32 -> i32"),
    I32_GE_U(0x4F, "i32.ge_u", "i32 i32 -> i32"),
    I64_EQZ(0x50, "i64.eqz", "i64 -> i32"),
    I64_EQ(0x51, "i64.eq", "i64 i64 -> i32"),
    I64_NE(0x52, "i64.ne", "i64 i64 -> i32"),
    I64_LT_S(0x53, "i64.lt_s", "i64 i64 -> i32"),
    I64_LT_U(0x54, "i64.lt_u", "i64 i64 -> i32"),
    I64_GT_S(0x55, "i64.gt_s", "i64 i64 -> i32"),
    I64_GT_U(0x56, "i64.gt_u", "i64 i64 -> i32"),
    I64_LE_S(0x57, "i64.le_s", "i64 i64 -> i32"),
    I64_LE_U(0x58, "i64.le_u", "i64 i64 -> i32"),
    I64_GE_S(0x59, "i64.ge_s", "i64 i64 -> i32"),
    I64_GE_U(0x5A, "i64.ge_u", "i64 i64 -> i32"),
    F32_EQ(0x5B, "f32.eq", "f32 f32 -> i32"),
    F32_NE(0x5C, "f32.ne", "f32 f32 -> i32"),
    F32_LT(0x5D, "f32.lt", "f32 f32 -> i32"),
    F32_GT(0x5E, "f32.gt", "f32 f32 -> i32"),
    F32_LE(0x5F, "f32.le", "f32 f32 -> i32"),
    F32_GE(0x60, "f32.ge", "f32 f32 -> i32"),
    F64_EQ(0x61, "f64.eq", "f64 f64 -> i32"),
    F64_NE(0x62, "f64.ne", "f64 f64 -> i32"),
    F64_LT(0x63, "f64.lt", "f64 f64 -> i32"),
    F64_GT(0x64, "f64.gt", "f64 f64 -> i32"),
    F64_LE(0x65, "f64.le", "f64 f64 -> i32"),
    F64_GE(0x66, "f64.ge", "f64 f64 -> i32"),
    I32_CLZ(0x67, "i32.clz", "i32 -> i32"),
    I32_CTZ(0x68, "i32.ctz", "i32 -> i32"),
    I32_POPCNT(0x69, "i32.popcnt", "i32 -> i32"),
    I32_ADD(0x6A, "i32.add", "i32 i32 -> i32"),
    I32_SUB(0x6B, "i32.sub", "i32 i32 -> i32"),
    I32_MUL(0x6C, "i32.mul", "i32 i32 -> i32"),
    I32_DIV_S(0x6D, "i32.div_s", "i32 i32 -> i32"),
    I32_DIV_U(0x6E, "i32.div_u", "i32 i32 -> i32"),
    I32_REM_S(0x6F, "i32.rem_s", "i32 i32 -> i32"),
    I32_REM_U(0x70, "i32.rem_u", "i32 i32 -> i32"),
    I32_AND(0x71, "i32.and", "i32 i32 -> i32"),
    I32_OR(0x72, "i32.or", "i32 i32 -> i32"),
    I32_XOR(0x73, "i32.xor", "i32 i32 -> i32"),
    I32_SHL(0x74, "i32.shl", "i32 i32 -> i32"),
    I32_SHR_S(0x75, "i32.shr_s", "i32 i32 -> i32"),
    I32_SHR_U(0x76, "i32.shr_u", "i32 i32 -> i32"),
    I32_ROTL(0x77, "i32.rotl", "i32 i32 -> i32"),
    I32_ROTR(0x78, "i32.rotr", "i32 i32 -> i32"),
    I64_CLZ(0x79, "i64.clz", "i64 -> i64"),
    I64_CTZ(0x7A, "i64.ctz", "i64 -> i64"),
    I64_POPCNT(0x7B, "i64.popcnt", "i64 -> i64"),
    I64_ADD(0x7C, "i64.add", "i64 i64 -> i64"),
    I64_SUB(0x7D, "i64.sub", "i64 i64 -> i64"),
    I64_MUL(0x7E, "i64.mul", "i64 i64 -> i64"),
    I64_DIV_S(0x7F, "i64.div_s", "i64 i64 -> i64"),
    I64_DIV_U(0x80, "i64.div_u", "i64 i64 -> i64"),
    I64_REM_S(0x81, "i64.rem_s", "i64 i64 -> i64"),
    I64_REM_U(0x82, "i64.rem_u", "i64 i64 -> i64"),
    I64_AND(0x83, "i64.and", "i64 i64 -> i64"),
    I64_OR(0x84, "i64.or", "i64 i64 -> i64"),
    I64_XOR(0x85, "i64.xor", "i64 i64 -> i64"),
    I64_SHL(0x86, "i64.shl", "i64 i64 -> i64"),
    I64_SHR_S(0x87, "i64.shr_s", "i64 i64 -> i64"),
    I64_SHR_U(0x88, "i64.shr_u", "i64 i64 -> i64"),
    I64_ROTL(0x89, "i64.rotl", "i64 i64 -> i64"),
    I64_ROTR(0x8A, "i64.rotr", "i64 i64 -> i64"),
    F32_ABS(0x8B, "f32.abs", "f32 -> f32"),
    F32_NEG(0x8C, "f32.neg", "f32 -> f32"),
    F32_CEIL(0x8D, "f32.ceil", "f32 -> f32"),
    F32_FLOOR(0x8E, "f32.floor", "f32 -> f32"),
    F32_TRUNC(0x8F, "f32.trunc", "f32 -> f32"),
    F32_NEAREST(0x90, "f32.nearest", "f32 -> f32"),
    F32_SQRT(0x91, "f32.sqrt", "f32 -> f32"),
    F32_ADD(0x92, "f32.add", "f32 f32 -> f32"),
    F32_SUB(0x93, "f32.sub", "f32 f32 -> f32"),
    F32_MUL(0x94, "f32.mul", "f32 f32 -> f32"),
    F32_DIV(0x95, "f32.div", "f32 f32 -> f32"),
    F32_MIN(0x96, "f32.min", "f32 f32 -> f32"),
    F32_MAX(0x97, "f32.max", "f32 f32 -> f32"),
    F32_COPYSIGN(0x98, "f32.copysign", "f32 f32 -> f32"),
    F64_ABS(0x99, "f64.abs", "f64 -> f64"),
    F64_NEG(0x9A, "f64.neg", "f64 -> f64"),
    F64_CEIL(0x9B, "f64.ceil", "f64 -> f64"),
    F64_FLOOR(0x9C, "f64.floor", "f64 -> f64"),
    F64_TRUNC(0x9D, "f64.trunc", "f64 -> f64"),
    F64_NEAREST(0x9E, "f64.nearest", "f64 -> f64"),
    F64_SQRT(0x9F, "f64.sqrt", "f64 -> f64"),
    F64_ADD(0xA0, "f64.add", "f64 f64 -> f64"),
    F64_SUB(0xA1, "f64.sub", "f64 f64 -> f64"),
    F64_MUL(0xA2, "f64.mul", "f64 f64 -> f64"),
    F64_DIV(0xA3, "f64.div", "f64 f64 -> f64"),
    F64_MIN(0xA4, "f64.min", "f64 f64 -> f64"),
    F64_MAX(0xA5, "f64.max", "f64 f64 -> f64"),
    F64_COPYSIGN(0xA6, "f64.copysign", "f64 f64 -> f64"),
    I32_WRAP_I64(0xA7, "i32.wrap_i64", "i64 -> i32"),
    I32_TRUNC_F32_S(0xA8, "i32.trunc_f32_s", "f32 -> i32"),
    I32_TRUNC_F32_U(0xA9, "i32.trunc_f32_u", "f32 -> i32"),
    I32_TRUNC_F64_S(0xAA, "i32.trunc_f64_s", "f64 -> i32"),
    I32_TRUNC_F64_U(0xAB, "i32.trunc_f64_u", "f64 -> i32"),
    I64_EXTEND_I32_S(0xAC, "i64.extend_i32_s", "i32 -> i64"),
    I64_EXTEND_I32_U(0xAD, "i64.extend_i32_u", "i32 -> i64"),
    I64_TRUNC_F32_S(0xAE, "i64.trunc_f32_s", "f32 -> i64"),
    I64_TRUNC_F32_U(0xAF, "i64.trunc_f32_u", "f32 -> i64"),
    I64_TRUNC_F64_S(0xB0, "i64.trunc_f64_s", "f64 -> i64"),
    I64_TRUNC_F64_U(0xB1, "i64.trunc_f64_u", "f64 -> i64"),
    F32_CONVERT_I32_S(0xB2, "f32.convert_i32_s", "i32 -> f32"),
    F32_CONVERT_I32_U(0xB3, "f32.convert_i32_u", "i32 -> f32"),
    F32_CONVERT_I64_S(0xB4, "f32.convert_i64_s", "i64 -> f32"),
    F32_CONVERT_I64_U(0xB5, "f32.convert_i64_u", "i64 -> f32"),
    F32_DEMOTE_F64(0xB6, "f32.demote_f64", "f64 -> f32"),
    F64_CONVERT_I32_S(0xB7, "f64.convert_i32_s", "i32 -> f64"),
    F64_CONVERT_I32_U(0xB8, "f64.convert_i32_u", "i32 -> f64"),
    F64_CONVERT_I64_S(0xB9, "f64.convert_i64_s", "i64 -> f64"),
    F64_CONVERT_I64_U(0xBA, "f64.convert_i64_u", "i64 -> f64"),
    F64_PROMOTE_F32(0xBB, "f64.promote_f32", "f32 -> f64"),
    I32_REINTERPRET_F32(0xBC, "i32.reinterpret_f32", "f32 -> i32"),
    I64_REINTERPRET_F64(0xBD, "i64.reinterpret_f64", "f64 -> i64"),
    F32_REINTERPRET_I32(0xBE, "f32.reinterpret_i32", "i32 -> f32"),
    F64_REINTERPRET_I64(0xBF, "f64.reinterpret_i64", "i64 -> f64"),
    I32_EXTEND8_S(SIGN_EXTENSION, PLAIN, 0xC0, "i32.extend8_s", "i32 -> i32"),
    I32_EXTEND16_S(SIGN_EXTENSION, PLAIN, 0xC1, "i32.extend16_s", "i32 -> i32"),
    I64_EXTEND8_S(SIGN_EXTENSION, PLAIN, 0xC2, "i64.extend8_s", "i64 -> i64"),
    I64_EXTEND16_S(SIGN_EXTENSION, PLAIN, 0xC3, "i64.extend16_s", "i64 -> i64"),
    I64_EXTEND32_S(SIGN_EXTENSION, PLAIN, 0xC4, "i64.extend32_s", "i64 -> i64"),
    // References.
    REF_NULL(REFERENCE_TYPES, PLAIN, 0xD0, "ref.null", HEAP_TYPE),
    REF_IS_NULL(REFERENCE_TYPES, PLAIN, 0xD1, "ref.is_null"),
    REF_FUNC(REFERENCE_TYPES, PLAIN, 0xD2, "ref.func", FUNCTION),
    REF_EQ(GC, PLAIN, 0xD3, "ref.eq", "eqref eqref -> i32"),
    REF_AS_NON_NULL(FUNCTION_REFERENCES, PLAIN, 0xD4, "ref.as_non_null"),
    BR_ON_NULL(FUNCTION_REFERENCES, PLAIN, 0xD5, "br_on_null", LABEL),
    BR_ON_NON_NULL(FUNCTION_REFERENCES, PLAIN, 0xD6, "br_on_non_null", LABEL),
    // Structs, arrays and casts.
    STRUCT_NEW(GC, FB, 0, "struct.new", TYPE),
    STRUCT_NEW_DEFAULT(GC, FB, 1, "struct.new_default", TYPE),
    STRUCT_GET(GC, FB, 2, "struct.get", TYPE, FIELD),
    STRUCT_GET_S(GC, FB, 3, "struct.get_s", TYPE, FIELD),
    STRUCT_GET_U(GC, FB, 4, "struct.get_u", TYPE, FIELD),
    STRUCT_SET(GC, FB, 5, "struct.set", TYPE, FIELD),
    ARRAY_NEW(GC, FB, 6, "array.new", TYPE),
    ARRAY_NEW_DEFAULT(GC, FB, 7, "array.new_default", TYPE),
    ARRAY_NEW_FIXED(GC, FB, 8, "array.new_fixed", TYPE, LENGTH),
    ARRAY_NEW_DATA(GC, FB, 9, "array.new_data", TYPE, DATA),
    ARRAY_NEW_ELEM(GC, FB, 10, "array.new_elem", TYPE, ELEM),
    ARRAY_GET(GC, FB, 11, "array.get", TYPE),
    ARRAY_GET_S(GC, FB, 12, "array.get_s", TYPE),
    ARRAY_GET_U(GC, FB, 13, "array.get_u", TYPE),
    ARRAY_SET(GC, FB, 14, "array.set", TYPE),
    ARRAY_LEN(GC, FB, 15, "array.len", "arrayref -> i32"),
    ARRAY_FILL(GC, FB, 16, "array.fill", TYPE),
    ARRAY_COPY(GC, FB, 17, "array.copy", TYPE, TYPE),
    ARRAY_INIT_DATA(GC, FB, 18, "array.init_data", TYPE, DATA),
    ARRAY_INIT_ELEM(GC, FB, 19, "array.init_elem", TYPE, ELEM),
    REF_TEST(GC, FB, 20, "ref.test", REF_TYPE),
    REF_TEST_NULL(GC, FB, 21, "ref.test", REF_TYPE),
    REF_CAST(GC, FB, 22, "ref.cast", REF_TYPE),
    REF_CAST_NULL(GC, FB, 23, "ref.cast", REF_TYPE),
    BR_ON_CAST(GC, FB, 24, "br_on_cast", CAST),
    BR_ON_CAST_FAIL(GC, FB, 25, "br_on_cast_fail", CAST),
    ANY_CONVERT_EXTERN(GC, FB, 26, "any.convert_extern"),
    EXTERN_CONVERT_ANY(GC, FB, 27, "extern.convert_any"),
    REF_I31(GC, FB, 28, "ref.i31", "i32 -> i31"),
    I31_GET_S(GC, FB, 29, "i31.get_s", "i31ref -> i32"),
    I31_GET_U(GC, FB, 30, "i31.get_u", "i31ref -> i32"),
    // Saturating conversions.
    I32_TRUNC_SAT_F32_S(SATURATING_CONVERSIONS, FC, 0, "i32.trunc_sat_f32_s", "f32 -> i32"),
    I32_TRUNC_SAT_F32_U(SATURATING_CONVERSIONS, FC, 1, "i32.trunc_sat_f32_u", "f32 -> i32"),
    I32_TRUNC_SAT_F64_S(SATURATING_CONVERSIONS, FC, 2, "i32.trunc_sat_f64_s", "f64 -> i32"),
    I32_TRUNC_SAT_F64_U(SATURATING_CONVERSIONS, FC, 3, "i32.trunc_sat_f64_u", "f64 -> i32"),
    I64_TRUNC_SAT_F32_S(SATURATING_CONVERSIONS, FC, 4, "i64.trunc_sat_f32_s", "f32 -> i64"),
    I64_TRUNC_SAT_F32_U(SATURATING_CONVERSIONS, FC, 5, "i64.trunc_sat_f32_u", "f32 -> i64"),
    I64_TRUNC_SAT_F64_S(SATURATING_CONVERSIONS, FC, 6, "i64.trunc_sat_f64_s", "f64 -> i64"),
    I64_TRUNC_SAT_F64_U(SATURATING_CONVERSIONS, FC, 7, "i64.trunc_sat_f64_u", "f64 -> i64"),
    // Bulk memory and tables; the signatures are those of 32-bit memories.
    MEMORY_INIT(BULK_MEMORY, FC, 8, "memory.init", "i32 i32 i32 ->", DATA, MEMORY),
    DATA_DROP(BULK_MEMORY, FC, 9, "data.drop", "->", DATA),
    MEMORY_COPY(BULK_MEMORY, FC, 10, "memory.copy", "i32 i32 i32 ->", MEMORY, MEMORY),
    MEMORY_FILL(BULK_MEMORY, FC, 11, "memory.fill", "i32 i32 i32 ->", MEMORY),
    TABLE_INIT(BULK_MEMORY, FC, 12, "table.init", "i32 i32 i32 ->", ELEM, TABLE),
    ELEM_DROP(BULK_MEMORY, FC, 13, "elem.drop", "->", ELEM),
    TABLE_COPY(BULK_MEMORY, FC, 14, "table.copy", "i32 i32 i32 ->", TABLE, TABLE),
    TABLE_GROW(REFERENCE_TYPES, FC, 15, "table.grow", TABLE),
    TABLE_SIZE(REFERENCE_TYPES, FC, 16, "table.size", "-> i32", TABLE),
    TABLE_FILL(REFERENCE_TYPES, FC, 17, "table.fill", TABLE),
    // Wide arithmetic.
    I64_ADD128(WIDE_ARITHMETIC, FC, 19, "i64.add128", "i64 i64 i64 i64 -> i64 i64"),
    I64_SUB128(WIDE_ARITHMETIC, FC, 20, "i64.sub128", "i64 i64 i64 i64 -> i64 i64"),
    I64_MUL_WIDE_S(WIDE_ARITHMETIC, FC, 21, "i64.mul_wide_s", "i64 i64 -> i64 i64"),
    I64_MUL_WIDE_U(WIDE_ARITHMETIC, FC, 22, "i64.mul_wide_u", "i64 i64 -> i64 i64"),
    // Vectors.
    V128_LOAD(SIMD, FD, 0, "v128.load", "i32 -> v128", 16, MEMARG),
    V128_LOAD8X8_S(SIMD, FD, 1, "v128.load8x8_s", "i32 -> v128", 8, MEMARG),
    V128_LOAD8X8_U(SIMD, FD, 2, "v128.load8x8_u", "i32 -> v128", 8, MEMARG),
    V128_LOAD16X4_S(SIMD, FD, 3, "v128.load16x4_s", "i32 -> v128", 8, MEMARG),
    V128_LOAD16X4_U(SIMD, FD, 4, "v128.load16x4_u", "i32 -> v128", 8, MEMARG),
    V128_LOAD32X2_S(SIMD, FD, 5, "v128.load32x2_s", "i32 -> v128", 8, MEMARG),
    V128_LOAD32X2_U(SIMD, FD, 6, "v128.load32x2_u", "i32 -> v128", 8, MEMARG),
    V128_LOAD8_SPLAT(SIMD, FD, 7, "v128.load8_splat", "i32 -> v128", 1, MEMARG),
    V128_LOAD16_SPLAT(SIMD, FD, 8, "v128.load16_splat", "i32 -> v128", 2, MEMARG),
    V128_LOAD32_SPLAT(SIMD, FD, 9, "v128.load32_splat", "i32 -> v128", 4, MEMARG),
    V128_LOAD64_SPLAT(SIMD, FD, 10, "v128.load64_splat", "i32 -> v128", 8, MEMARG),
    V128_STORE(SIMD, FD, 11, "v128.store", "i32 v128 ->", 16, MEMARG),
    V128_CONST(SIMD, FD, 12, "v128.const", "-> v128", V128),
    I8X16_SHUFFLE(SIMD, FD, 13, "i8x16.shuffle", "v128 v128 -> v128", LANES),
    I8X16_SWIZZLE(SIMD, FD, 14, "i8x16.swizzle", "v128 v128 -> v128"),
    I8X16_SPLAT(SIMD, FD, 15, "i8x16.splat", "i32 -> v128"),
    I16X8_SPLAT(SIMD, FD, 16, "i16x8.splat", "i32 -> v128"),
    I32X4_SPLAT(SIMD, FD, 17, "i32x4.splat", "i32 -> v128"),
    I64X2_SPLAT(SIMD, FD, 18, "i64x2.splat", "i64 -> v128"),
    F32X4_SPLAT(SIMD, FD, 19, "f32x4.splat", "f32 -> v128"),
    F64X2_SPLAT(SIMD, FD, 20, "f64x2.splat", "f64 -> v128"),
    I8X16_EXTRACT_LANE_S(SIMD, FD, 21, "i8x16.extract_lane_s", "v128 -> i32", LANE),
    I8X16_EXTRACT_LANE_U(SIMD, FD, 22, "i8x16.extract_lane_u", "v128 -> i32", LANE),
    I8X16_REPLACE_LANE(SIMD, FD, 23, "i8x16.replace_lane", "v128 i32 -> v128", LANE),
    I16X8_EXTRACT_LANE_S(SIMD, FD, 24, "i16x8.extract_lane_s", "v128 -> i32", LANE),
    I16X8_EXTRACT_LANE_U(SIMD, FD, 25, "i16x8.extract_lane_u", "v128 -> i32", LANE),
    I16X8_REPLACE_LANE(SIMD, FD, 26, "i16x8.replace_lane", "v128 i32 -> v128", LANE),
    I32X4_EXTRACT_LANE(SIMD, FD, 27, "i32x4.extract_lane", "v128 -> i32", LANE),
    I32X4_REPLACE_LANE(SIMD, FD, 28, "i32x4.replace_lane", "v128 i32 -> v128", LANE),
    I64X2_EXTRACT_LANE(SIMD, FD, 29, "i64x2.extract_lane", "v128 -> i64", LANE),
    I64X2_REPLACE_LANE(SIMD, FD, 30, "i64x2.replace_lane", "v128 i64 -> v128", LANE),
    F32X4_EXTRACT_LANE(SIMD, FD, 31, "f32x4.extract_lane", "v128 -> f32", LANE),
    F32X4_REPLACE_LANE(SIMD, FD, 32, "f32x4.replace_lane", "v128 f32 -> v128", LANE),
    F64X2_EXTRACT_LANE(SIMD, FD, 33, "f64x2.extract_lane", "v128 -> f64", LANE),
    F64X2_REPLACE_LANE(SIMD, FD, 34, "f64x2.replace_lane", "v128 f64 -> v128", LANE),
    I8X16_EQ(SIMD, FD, 35, "i8x16.eq", "v128 v128 -> v128"),
    I8X16_NE(SIMD, FD, 36, "i8x16.ne", "v128 v128 -> v128"),
    I8X16_LT_S(SIMD, FD, 37, "i8x16.lt_s", "v128 v128 -> v128"),
    I8X16_LT_U(SIMD, FD, 38, "i8x16.lt_u", "v128 v128 -> v128"),
    I8X16_GT_S(SIMD, FD, 39, "i8x16.gt_s", "v128 v128 -> v128"),
    I8X16_GT_U(SIMD, FD, 40, "i8x16.gt_u", "v128 v128 -> v128"),
    I8X16_LE_S(SIMD, FD, 41, "i8x16.le_s", "v128 v128 -> v128"),
    I8X16_LE_U(SIMD, FD, 42, "i8x16.le_u", "v128 v128 -> v128"),
    I8X16_GE_S(SIMD, FD, 43, "i8x16.ge_s", "v128 v128 -> v128"),
    I8X16_GE_U(SIMD, FD, 44, "i8x16.ge_u", "v128 v128 -> v128"),
    I16X8_EQ(SIMD, FD, 45, "i16x8.eq", "v128 v128 -> v128"),
    I16X8_NE(SIMD, FD, 46, "i16x8.ne", "v128 v128 -> v128"),
    I16X8_LT_S(SIMD, FD, 47, "i16x8.lt_s", "v128 v128 -> v128"),
    I16X8_LT_U(SIMD, FD, 48, "i16x8.lt_u", "v128 v128 -> v128"),
    I16X8_GT_S(SIMD, FD, 49, "i16x8.gt_s", "v128 v128 -> v128"),
    I16X8_GT_U(SIMD, FD, 50, "i16x8.gt_u", "v128 v128 -> v128"),
    I16X8_LE_S(SIMD, FD, 51, "i16x8.le_s", "v128 v128 -> v128"),
    I16X8_LE_U(SIMD, FD, 52, "i16x8.le_u", "v128 v128 -> v128"),
    I16X8_GE_S(SIMD, FD, 53, "i16x8.ge_s", "v128 v128 -> v128"),
    I16X8_GE_U(SIMD, FD, 54, "i16x8.ge_u", "v128 v128 -> v128"),
    I32X4_EQ(SIMD, FD, 55, "i32x4.eq", "v128 v128 -> v128"),
    I32X4_NE(SIMD, FD, 56, "i32x4.ne", "v128 v128 -> v128"),
    I32X4_LT_S(SIMD, FD, 57, "i32x4.lt_s", "v128 v128 -> v128"),
    I32X4_LT_U(SIMD, FD, 58, "i32x4.lt_u", "v128 v128 -> v128"),
    I32X4_GT_S(SIMD, FD, 59, "i32x4.gt_s", "v128 v128 -> v128"),
    I32X4_GT_U(SIMD, FD, 60, "i32x4.gt_u", "v128 v128 -> v128"),
    I32X4_LE_S(SIMD, FD, 61, "i32x4.le_s", "v128 v128 -> v128"),
    I32X4_LE_U(SIMD, FD, 62, "i32x4.le_u", "v128 v128 -> v128"),
    I32X4_GE_S(SIMD, FD, 63, "i32x4.ge_s", "v128 v128 -> v128"),
    I32X4_GE_U(SIMD, FD, 64, "i32x4.ge_u", "v128 v128 -> v128"),
    F32X4_EQ(SIMD, FD, 65, "f32x4.eq", "v128 v128 -> v128"),
    F32X4_NE(SIMD, FD, 66, "f32x4.ne", "v128 v128 -> v128"),
    F32X4_LT(SIMD, FD, 67, "f32x4.lt", "v128 v128 -> v128"),
    F32X4_GT(SIMD, FD, 68, "f32x4.gt", "v128 v128 -> v128"),
    F32X4_LE(SIMD, FD, 69, "f32x4.le", "v128 v128 -> v128"),
    F32X4_GE(SIMD, FD, 70, "f32x4.ge", "v128 v128 -> v128"),
    F64X2_EQ(SIMD, FD, 71, "f64x2.eq", "v128 v128 -> v128"),
    F64X2_NE(SIMD, FD, 72, "f64x2.ne", "v128 v128 -> v128"),
    F64X2_LT(SIMD, FD, 73, "f64x2.lt", "v128 v128 -> v128"),
    F64X2_GT(SIMD, FD, 74, "f64x2.gt", "v128 v128 -> v128"),
    F64X2_LE(SIMD, FD, 75, "f64x2.le", "v128 v128 -> v128"),
    F64X2_GE(SIMD, FD, 76, "f64x2.ge", "v128 v128 -> v128"),
    V128_NOT(SIMD, FD, 77, "v128.not", "v128 -> v128"),
    V128_AND(SIMD, FD, 78, "v128.and", "v128 v128 -> v128"),
    V128_ANDNOT(SIMD, FD, 79, "v128.andnot", "v128 v128 -> v128"),
    V128_OR(SIMD, FD, 80, "v128.or", "v128 v128 -> v128"),
    V128_XOR(SIMD, FD, 81, "v128.xor", "v128 v128 -> v128"),
    V128_BITSELECT(SIMD, FD, 82, "v128.bitselect", "v128 v128 v128 -> v128"),
    V128_ANY_TRUE(SIMD, FD, 83, "v128.any_true", "v128 -> i32"),
    V128_LOAD8_LANE(SIMD, FD, 84, "v128.load8_lane", "i32 v128 -> v128", 1, MEMARG, LANE),
    V128_LOAD16_LANE(SIMD, FD, 85, "v128.load16_lane", "i32 v128 -> v128", 2, MEMARG, LANE),
    V128_LOAD32_LANE(SIMD, FD, 86, "v128.load32_lane", "i32 v128 -> v128", 4, MEMARG, LANE),
    V128_LOAD64_LANE(SIMD, FD, 87, "v128.load64_lane", "i32 v128 -> v128", 8, MEMARG, LANE),
    V128_STORE8_LANE(SIMD, FD, 88, "v128.store8_lane", "i32 v128 ->", 1, MEMARG, LANE),
    V128_STORE16_LANE(SIMD, FD, 89, "v128.store16_lane", "i32 v128 ->", 2, MEMARG, LANE),
    V128_STORE32_LANE(SIMD, FD, 90, "v128.store32_lane", "i32 v128 ->", 4, MEMARG, LANE),
    V128_STORE64_LANE(SIMD, FD, 91, "v128.store64_lane", "i32 v128 ->", 8, MEMARG, LANE),
    V128_LOAD32_ZERO(SIMD, FD, 92, "v128.load32_zero", "i32 -> v128", 4, MEMARG),
    V128_LOAD64_ZERO(SIMD, FD, 93, "v128.load64_zero", "i32 -> v128", 8, MEMARG),
    F32X4_DEMOTE_F64X2_ZERO(SIMD, FD, 94, "f32x4.demote_f64x2_zero", "v128 -> v128"),
    F64X2_PROMOTE_LOW_F32X4(SIMD, FD, 95, "f64x2.promote_low_f32x4", "v128 -> v128"),
    I8X16_ABS(SIMD, FD, 96, "i8x16.abs", "v128 -> v128"),
    I8X16_NEG(SIMD, FD, 97, "i8x16.neg", "v128 -> v128"),
    I8X16_POPCNT(SIMD, FD, 98, "i8x16.popcnt", "v128 -> v128"),
    I8X16_ALL_TRUE(SIMD, FD, 99, "i8x16.all_true", "v128 -> i32"),
    I8X16_BITMASK(SIMD, FD, 100, "i8x16.bitmask", "v128 -> i32"),
    I8X16_NARROW_I16X8_S(SIMD, FD, 101, "i8x16.narrow_i16x8_s", "v128 v128 -> v128"),
    I8X16_NARROW_I16X8_U(SIMD, FD, 102, "i8x16.narrow_i16x8_u", "v128 v128 -> v128"),
    F32X4_CEIL(SIMD, FD, 103, "f32x4.ceil", "v128 -> v128"),
    F32X4_FLOOR(SIMD, FD, 104, "f32x4.floor", "v128 -> v128"),
    F32X4_TRUNC(SIMD, FD, 105, "f32x4.trunc", "v128 -> v128"),
    F32X4_NEAREST(SIMD, FD, 106, "f32x4.nearest", "v128 -> v128"),
    I8X16_SHL(SIMD, FD, 107, "i8x16.shl", "v128 i32 -> v128"),
    I8X16_SHR_S(SIMD, FD, 108, "i8x16.shr_s", "v128 i32 -> v128"),
    I8X16_SHR_U(SIMD, FD, 109, "i8x16.shr_u", "v128 i32 -> v128"),
    I8X16_ADD(SIMD, FD, 110, "i8x16.add", "v128 v128 -> v128"),
    I8X16_ADD_SAT_S(SIMD, FD, 111, "i8x16.add_sat_s", "v128 v128 -> v128"),
    I8X16_ADD_SAT_U(SIMD, FD, 112, "i8x16.add_sat_u", "v128 v128 -> v128"),
    I8X16_SUB(SIMD, FD, 113, "i8x16.sub", "v128 v128 -> v128"),
    I8X16_SUB_SAT_S(SIMD, FD, 114, "i8x16.sub_sat_s", "v128 v128 -> v128"),
    I8X16_SUB_SAT_U(SIMD, FD, 115, "i8x16.sub_sat_u", "v128 v128 -> v128"),
    F64X2_CEIL(SIMD, FD, 116, "f64x2.ceil", "v128 -> v128"),
    F64X2_FLOOR(SIMD, FD, 117, "f64x2.floor", "v128 -> v128"),
    I8X16_MIN_S(SIMD, FD, 118, "i8x16.min_s", "v128 v128 -> v128"),
    I8X16_MIN_U(SIMD, FD, 119, "i8x16.min_u", "v128 v128 -> v128"),
    I8X16_MAX_S(SIMD, FD, 120, "i8x16.max_s", "v128 v128 -> v128"),
    I8X16_MAX_U(SIMD, FD, 121, "i8x16.max_u", "v128 v128 -> v128"),
    F64X2_TRUNC(SIMD, FD, 122, "f64x2.trunc", "v128 -> v128"),
    I8X16_AVGR_U(SIMD, FD, 123, "i8x16.avgr_u", "v128 v128 -> v128"),
    I16X8_EXTADD_PAIRWISE_I8X16_S(SIMD, FD, 124, "i16x8.extadd_pairwise_i8x16_s", "v128 -> v128"),
    I16X8_EXTADD_PAIRWISE_I8X16_U(SIMD, FD, 125, "i16x8.extadd_pairwise_i8x16_u", "v128 -> v128"),
    I32X4_EXTADD_PAIRWISE_I16X8_S(SIMD, FD, 126, "i32x4.extadd_pairwise_i16x8_s", "v128 -> v128"),
    I32X4_EXTADD_PAIRWISE_I16X8_U(SIMD, FD, 127, "i32x4.extadd_pairwise_i16x8_u", "v128 -> v128"),
    I16X8_ABS(SIMD, FD, 128, "i16x8.abs", "v128 -> v128"),
    I16X8_NEG(SIMD, FD, 129, "i16x8.neg", "v128 -> v128"),
    I16X8_Q15MULR_SAT_S(SIMD, FD, 130, "i16x8.q15mulr_sat_s", "v128 v128 -> v128"),
    I16X8_ALL_TRUE(SIMD, FD, 131, "i16x8.all_true", "v128 -> i32"),
    I16X8_BITMASK(SIMD, FD, 132, "i16x8.bitmask", "v128 -> i32"),
    I16X8_NARROW_I32X4_S(SIMD, FD, 133, "i16x8.narrow_i32x4_s", "v128 v128 -> v128"),
    I16X8_NARROW_I32X4_U(SIMD, FD, 134, "i16x8.narrow_i32x4_u", "v128 v128 -> v128"),
    I16X8_EXTEND_LOW_I8X16_S(SIMD, FD, 135, "i16x8.extend_low_i8x16_s", "v128 -> v128"),
    I16X8_EXTEND_HIGH_I8X16_S(SIMD, FD, 136, "i16x8.extend_high_i8x16_s", "v128 -> v128"),
    I16X8_EXTEND_LOW_I8X16_U(SIMD, FD, 137, "i16x8.extend_low_i8x16_u", "v128 -> v128"),
    I16X8_EXTEND_HIGH_I8X16_U(SIMD, FD, 138, "i16x8.extend_high_i8x16_u", "v128 -> v128"),
    I16X8_SHL(SIMD, FD, 139, "i16x8.shl", "v128 i32 -> v128"),
    I16X8_SHR_S(SIMD, FD, 140, "i16x8.shr_s", "v128 i32 -> v128"),
    I16X8_SHR_U(SIMD, FD, 141, "i16x8.shr_u", "v128 i32 -> v128"),
    I16X8_ADD(SIMD, FD, 142, "i16x8.add", "v128 v128 -> v128"),
    I16X8_ADD_SAT_S(SIMD, FD, 143, "i16x8.add_sat_s", "v128 v128 -> v128"),
    I16X8_ADD_SAT_U(SIMD, FD, 144, "i16x8.add_sat_u", "v128 v128 -> v128"),
    I16X8_SUB(SIMD, FD, 145, "i16x8.sub", "v128 v128 -> v128"),
    I16X8_SUB_SAT_S(SIMD, FD, 146, "i16x8.sub_sat_s", "v128 v128 -> v128"),
    I16X8_SUB_SAT_U(SIMD, FD, 147, "i16x8.sub_sat_u", "v128 v128 -> v128"),
    F64X2_NEAREST(SIMD, FD, 148, "f64x2.nearest", "v128 -> v128"),
    I16X8_MUL(SIMD, FD, 149, "i16x8.mul", "v128 v128 -> v128"),
    I16X8_MIN_S(SIMD, FD, 150, "i16x8.min_s", "v128 v128 -> v128"),
    I16X8_MIN_U(SIMD, FD, 151, "i16x8.min_u", "v128 v128 -> v128"),
    I16X8_MAX_S(SIMD, FD, 152, "i16x8.max_s", "v128 v128 -> v128"),
    I16X8_MAX_U(SIMD, FD, 153, "i16x8.max_u", "v128 v128 -> v128"),
    I16X8_AVGR_U(SIMD, FD, 155, "i16x8.avgr_u", "v128 v128 -> v128"),
    I16X8_EXTMUL_LOW_I8X16_S(SIMD, FD, 156, "i16x8.extmul_low_i8x16_s", "v128 v128 -> v128"),
    I16X8_EXTMUL_HIGH_I8X16_S(SIMD, FD, 157, "i16x8.extmul_high_i8x16_s", "v128 v128 -> v128"),
    I16X8_EXTMUL_LOW_I8X16_U(SIMD, FD, 158, "i16x8.extmul_low_i8x16_u", "v128 v128 -> v128"),
    I16X8_EXTMUL_HIGH_I8X16_U(SIMD, FD, 159, "i16x8.extmul_high_i8x16_u", "v128 v128 -> v128"),
    I32X4_ABS(SIMD, FD, 160, "i32x4.abs", "v128 -> v128"),
    I32X4_NEG(SIMD, FD, 161, "i32x4.neg", "v128 -> v128"),
    I32X4_ALL_TRUE(SIMD, FD, 163, "i32x4.all_true", "v128 -> i32"),
    I32X4_BITMASK(SIMD, FD, 164, "i32x4.bitmask", "v128 -> i32"),
    I32X4_EXTEND_LOW_I16X8_S(SIMD, FD, 167, "i32x4.extend_low_i16x8_s", "v128 -> v128"),
    I32X4_EXTEND_HIGH_I16X8_S(SIMD, FD, 168, "i32x4.extend_high_i16x8_s", "v128 -> v128"),
    I32X4_EXTEND_LOW_I16X8_U(SIMD, FD, 169, "i32x4.extend_low_i16x8_u", "v128 -> v128"),
    I32X4_EXTEND_HIGH_I16X8_U(SIMD, FD, 170, "i32x4.extend_high_i16x8_u", "v128 -> v128"),
    I32X4_SHL(SIMD, FD, 171, "i32x4.shl", "v128 i32 -> v128"),
    I32X4_SHR_S(SIMD, FD, 172, "i32x4.shr_s", "v128 i32 -> v128"),
    I32X4_SHR_U(SIMD, FD, 173, "i32x4.shr_u", "v128 i32 -> v128"),
    I32X4_ADD(SIMD, FD, 174, "i32x4.add", "v128 v128 -> v128"),
    I32X4_SUB(SIMD, FD, 177, "i32x4.sub", "v128 v128 -> v128"),
    I32X4_MUL(SIMD, FD, 181, "i32x4.mul", "v128 v128 -> v128"),
    I32X4_MIN_S(SIMD, FD, 182, "i32x4.min_s", "v128 v128 -> v128"),
    I32X4_MIN_U(SIMD, FD, 183, "i32x4.min_u", "v128 v128 -> v128"),
    I32X4_MAX_S(SIMD, FD, 184, "i32x4.max_s", "v128 v128 -> v128"),
    I32X4_MAX_U(SIMD, FD, 185, "i32x4.max_u", "v128 v128 -> v128"),
    I32X4_DOT_I16X8_S(SIMD, FD, 186, "i32x4.dot_i16x8_s", "v128 v128 -> v128"),
    I32X4_EXTMUL_LOW_I16X8_S(SIMD, FD, 188, "i32x4.extmul_low_i16x8_s", "v128 v128 -> v128"),
    I32X4_EXTMUL_HIGH_I16X8_S(SIMD, FD, 189, "i32x4.extmul_high_i16x8_s", "v128 v128 -> v128"),
    I32X4_EXTMUL_LOW_I16X8_U(SIMD, FD, 190, "i32x4.extmul_low_i16x8_u", "v128 v128 -> v128"),
    I32X4_EXTMUL_HIGH_I16X8_U(SIMD, FD, 191, "i32x4.extmul_high_i16x8_u", "v128 v128 -> v128"),
    I64X2_ABS(SIMD, FD, 192, "i64x2.abs", "v128 -> v128"),
    I64X2_NEG(SIMD, FD, 193, "i64x2.neg", "v128 -> v128"),
    I64X2_ALL_TRUE(SIMD, FD, 195, "i64x2.all_true", "v128 -> i32"),
    I64X2_BITMASK(SIMD, FD, 196, "i64x2.bitmask", "v128 -> i32"),
    I64X2_EXTEND_LOW_I32X4_S(SIMD, FD, 199, "i64x2.extend_low_i32x4_s", "v128 -> v128"),
    I64X2_EXTEND_HIGH_I32X4_S(SIMD, FD, 200, "i64x2.extend_high_i32x4_s", "v128 -> v128"),
    I64X2_EXTEND_LOW_I32X4_U(SIMD, FD, 201, "i64x2.extend_low_i32x4_u", "v128 -> v128"),
    I64X2_EXTEND_HIGH_I32X4_U(SIMD, FD, 202, "i64x2.extend_high_i32x4_u", "v128 -> v128"),
    I64X2_SHL(SIMD, FD, 203, "i64x2.shl", "v128 i32 -> v128"),
    I64X2_SHR_S(SIMD, FD, 204, "i64x2.shr_s", "v128 i32 -> v128"),
    I64X2_SHR_U(SIMD, FD, 205, "i64x2.shr_u", "v128 i32 -> v128"),
    I64X2_ADD(SIMD, FD, 206, "i64x2.add", "v128 v128 -> v128"),
    I64X2_SUB(SIMD, FD, 209, "i64x2.sub", "v128 v128 -> v128"),
    I64X2_MUL(SIMD, FD, 213, "i64x2.mul", "v128 v128 -> v128"),
    I64X2_EQ(SIMD, FD, 214, "i64x2.eq", "v128 v128 -> v128"),
    I64X2_NE(SIMD, FD, 215, "i64x2.ne", "v128 v128 -> v128"),
    I64X2_LT_S(SIMD, FD, 216, "i64x2.lt_s", "v128 v128 -> v128"),
    I64X2_GT_S(SIMD, FD, 217, "i64x2.gt_s", "v128 v128 -> v128"),
    I64X2_LE_S(SIMD, FD, 218, "i64x2.le_s", "v128 v128 -> v128"),
    I64X2_GE_S(SIMD, FD, 219, "i64x2.ge_s", "v128 v128 -> v128"),
    I64X2_EXTMUL_LOW_I32X4_S(SIMD, FD, 220, "i64x2.extmul_low_i32x4_s", "v128 v128 -> v128"),
    I64X2_EXTMUL_HIGH_I32X4_S(SIMD, FD, 221, "i64x2.extmul_high_i32x4_s", "v128 v128 -> v128"),
    I64X2_EXTMUL_LOW_I32X4_U(SIMD, FD, 222, "i64x2.extmul_low_i32x4_u", "v128 v128 -> v128"),
    I64X2_EXTMUL_HIGH_I32X4_U(SIMD, FD, 223, "i64x2.extmul_high_i32x4_u", "v128 v128 -> v128"),
    F32X4_ABS(SIMD, FD, 224, "f32x4.abs", "v128 -> v128"),
    F32X4_NEG(SIMD, FD, 225, "f32x4.neg", "v128 -> v128"),
    F32X4_SQRT(SIMD, FD, 227, "f32x4.sqrt", "v128 -> v128"),
    F32X4_ADD(SIMD, FD, 228, "f32x4.add", "v128 v128 -> v128"),
    F32X4_SUB(SIMD, FD, 229, "f32x4.sub", "v128 v128 -> v128"),
    F32X4_MUL(SIMD, FD, 230, "f32x4.mul", "v128 v128 -> v128"),
    F32X4_DIV(SIMD, FD, 231, "f32x4.div", "v128 v128 -> v128"),
    F32X4_MIN(SIMD, FD, 232, "f32x4.min", "v128 v128 -> v128"),
    F32X4_MAX(SIMD, FD, 233, "f32x4.max", "v128 v128 -> v128"),
    F32X4_PMIN(SIMD, FD, 234, "f32x4.pmin", "v128 v128 -> v128"),
    F32X4_PMAX(SIMD, FD, 235, "f32x4.pmax", "v128 v128 -> v128"),
    F64X2_ABS(SIMD, FD, 236, "f64x2.abs", "v128 -> v128"),
    F64X2_NEG(SIMD, FD, 237, "f64x2.neg", "v128 -> v128"),
    F64X2_SQRT(SIMD, FD, 239, "f64x2.sqrt", "v128 -> v128"),
    F64X2_ADD(SIMD, FD, 240, "f64x2.add", "v128 v128 -> v128"),
    F64X2_SUB(SIMD, FD, 241, "f64x2.sub", "v128 v128 -> v128"),
    F64X2_MUL(SIMD, FD, 242, "f64x2.mul", "v128 v128 -> v128"),
    F64X2_DIV(SIMD, FD, 243, "f64x2.div", "v128 v128 -> v128"),
    F64X2_MIN(SIMD, FD, 244, "f64x2.min", "v128 v128 -> v128"),
    F64X2_MAX(SIMD, FD, 245, "f64x2.max", "v128 v128 -> v128"),
    F64X2_PMIN(SIMD, FD, 246, "f64x2.pmin", "v128 v128 -> v128"),
    F64X2_PMAX(SIMD, FD, 247, "f64x2.pmax", "v128 v128 -> v128"),
    I32X4_TRUNC_SAT_F32X4_S(SIMD, FD, 248, "i32x4.trunc_sat_f32x4_s", "v128 -> v128"),
    I32X4_TRUNC_SAT_F32X4_U(SIMD, FD, 249, "i32x4.trunc_sat_f32x4_u", "v128 -> v128"),
    F32X4_CONVERT_I32X4_S(SIMD, FD, 250, "f32x4.convert_i32x4_s", "v128 -> v128"),
    F32X4_CONVERT_I32X4_U(SIMD, FD, 251, "f32x4.convert_i32x4_u", "v128 -> v128"),
    I32X4_TRUNC_SAT_F64X2_S_ZERO(SIMD, FD, 252, "i32x4.trunc_sat_f64x2_s_zero", "v128 -> v128"),
    I32X4_TRUNC_SAT_F64X2_U_ZERO(SIMD, FD, 253, "i32x4.trunc_sat_f64x2_u_zero", "v128 -> v128"),
    F64X2_CONVERT_LOW_I32X4_S(SIMD, FD, 254, "f64x2.convert_low_i32x4_s", "v128 -> v128"),
    F64X2_CONVERT_LOW_I32X4_U(SIMD, FD, 255, "f64x2.convert_low_i32x4_u", "v128 -> v128"),
    // Relaxed vectors.
    I8X16_RELAXED_SWIZZLE(RELAXED_SIMD, FD, 256, "i8x16.relaxed_swizzle", "v128 v128 -> v128"),
    I32X4_RELAXED_TRUNC_F32X4_S(RELAXED_SIMD, FD, 257, "i32x4.relaxed_trunc_f32x4_s", "v128 -> v128"),
    I32X4_RELAXED_TRUNC_F32X4_U(RELAXED_SIMD, FD, 258, "i32x4.relaxed_trunc_f32x4_u", "v128 -> v128"),
    I32X4_RELAXED_TRUNC_F64X2_S_ZERO(RELAXED_SIMD, FD, 259, "i32x4.relaxed_trunc_f64x2_s_zero", "v128 -> v128"),
    I32X4_RELAXED_TRUNC_F64X2_U_ZERO(RELAXED_SIMD, FD, 260, "i32x4.relaxed_trunc_f64x2_u_zero", "v128 -> v128"),
    F32X4_RELAXED_MADD(RELAXED_SIMD, FD, 261, "f32x4.relaxed_madd", "v128 v128 v128 -> v128"),
    F32X4_RELAXED_NMADD(RELAXED_SIMD, FD, 262, "f32x4.relaxed_nmadd", "v128 v128 v128 -> v128"),
    F64X2_RELAXED_MADD(RELAXED_SIMD, FD, 263, "f64x2.relaxed_madd", "v128 v128 v128 -> v128"),
    F64X2_RELAXED_NMADD(RELAXED_SIMD, FD, 264, "f64x2.relaxed_nmadd", "v128 v128 v128 -> v128"),
    I8X16_RELAXED_LANESELECT(RELAXED_SIMD, FD, 265, "i8x16.relaxed_laneselect", "v128 v128 v128 -> v128"),
    I16X8_RELAXED_LANESELECT(RELAXED_SIMD, FD, 266, "i16x8.relaxed_laneselect", "v128 v128 v128 -> v128"),
    I32X4_RELAXED_LANESELECT(RELAXED_SIMD, FD, 267, "i32x4.relaxed_laneselect", "v128 v128 v128 -> v128"),
    I64X2_RELAXED_LANESELECT(RELAXED_SIMD, FD, 268, "i64x2.relaxed_laneselect", "v128 v128 v128 -> v128"),
    F32X4_RELAXED_MIN(RELAXED_SIMD, FD, 269, "f32x4.relaxed_min", "v128 v128 -> v128"),
    F32X4_RELAXED_MAX(RELAXED_SIMD, FD, 270, "f32x4.relaxed_max", "v128 v128 -> v128"),
    F64X2_RELAXED_MIN(RELAXED_SIMD, FD, 271, "f64x2.relaxed_min", "v128 v128 -> v128"),
    F64X2_RELAXED_MAX(RELAXED_SIMD, FD, 272, "f64x2.relaxed_max", "v128 v128 -> v128"),
    I16X8_RELAXED_Q15MULR_S(RELAXED_SIMD, FD, 273, "i16x8.relaxed_q15mulr_s", "v128 v128 -> v128"),
    I16X8_RELAXED_DOT_I8X16_I7X16_S(RELAXED_SIMD, FD, 274, "i16x8.relaxed_dot_i8x16_i7x16_s", "v128 v128 -> v128"),
    I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S(
            RELAXED_SIMD, FD, 275, "i32x4.relaxed_dot_i8x16_i7x16_add_s", "v128 v128 v128 -> v128"),
    // Atomics; they must be aligned naturally.
    MEMORY_ATOMIC_NOTIFY(THREADS, FE, 0x00, "memory.atomic.notify", "i32 i32 -> i32", 4, MEMARG),
    MEMORY_ATOMIC_WAIT32(THREADS, FE, 0x01, "memory.atomic.wait32", "i32 i32 i64 -> i32", 4, MEMARG),
    MEMORY_ATOMIC_WAIT64(THREADS, FE, 0x02, "memory.atomic.wait64", "i32 i64 i64 -> i32", 8, MEMARG),
    ATOMIC_FENCE(THREADS, FE, 0x03, "atomic.fence", "->", ORDERING),
    I32_ATOMIC_LOAD(THREADS, FE, 0x10, "i32.atomic.load", "i32 -> i32", 4, MEMARG),
    I64_ATOMIC_LOAD(THREADS, FE, 0x11, "i64.atomic.load", "i32 -> i64", 8, MEMARG),
    I32_ATOMIC_LOAD8_U(THREADS, FE, 0x12, "i32.atomic.load8_u", "i32 -> i32", 1, MEMARG),
    I32_ATOMIC_LOAD16_U(THREADS, FE, 0x13, "i32.atomic.load16_u", "i32 -> i32", 2, MEMARG),
    I64_ATOMIC_LOAD8_U(THREADS, FE, 0x14, "i64.atomic.load8_u", "i32 -> i64", 1, MEMARG),
    I64_ATOMIC_LOAD16_U(THREADS, FE, 0x15, "i64.atomic.load16_u", "i32 -> i64", 2, MEMARG),
    I64_ATOMIC_LOAD32_U(THREADS, FE, 0x16, "i64.atomic.load32_u", "i32 -> i64", 4, MEMARG),
    I32_ATOMIC_STORE(THREADS, FE, 0x17, "i32.atomic.store", "i32 i32 ->", 4, MEMARG),
    I64_ATOMIC_STORE(THREADS, FE, 0x18, "i64.atomic.store", "i32 i64 ->", 8, MEMARG),
    I32_ATOMIC_STORE8(THREADS, FE, 0x19, "i32.atomic.store8", "i32 i32 ->", 1, MEMARG),
    I32_ATOMIC_STORE16(THREADS, FE, 0x1A, "i32.atomic.store16", "i32 i32 ->", 2, MEMARG),
    I64_ATOMIC_STORE8(THREADS, FE, 0x1B, "i64.atomic.store8", "i32 i64 ->", 1, MEMARG),
    I64_ATOMIC_STORE16(THREADS, FE, 0x1C, "i64.atomic.store16", "i32 i64 ->", 2, MEMARG),
    I64_ATOMIC_STORE32(THREADS, FE, 0x1D, "i64.atomic.store32", "i32 i64 ->", 4, MEMARG),
    I32_ATOMIC_RMW_ADD(THREADS, FE, 0x1E, "i32.atomic.rmw.add", "i32 i32 -> i32", 4, MEMARG),
    I64_ATOMIC_RMW_ADD(THREADS, FE, 0x1F, "i64.atomic.rmw.add", "i32 i64 -> i64", 8, MEMARG),
    I32_ATOMIC_RMW8_ADD_U(THREADS, FE, 0x20, "i32.atomic.rmw8.add_u", "i32 i32 -> i32", 1, MEMARG),
    I32_ATOMIC_RMW16_ADD_U(THREADS, FE, 0x21, "i32.atomic.rmw16.add_u", "i32 i32 -> i32", 2, MEMARG),
    I64_ATOMIC_RMW8_ADD_U(THREADS, FE, 0x22, "i64.atomic.rmw8.add_u", "i32 i64 -> i64", 1, MEMARG),
    I64_ATOMIC_RMW16_ADD_U(THREADS, FE, 0x23, "i64.atomic.rmw16.add_u", "i32 i64 -> i64", 2, MEMARG),
    I64_ATOMIC_RMW32_ADD_U(THREADS, FE, 0x24, "i64.atomic.rmw32.add_u", "i32 i64 -> i64", 4, MEMARG),
    I32_ATOMIC_RMW_SUB(THREADS, FE, 0x25, "i32.atomic.rmw.sub", "i32 i32 -> i32", 4, MEMARG),
    I64_ATOMIC_RMW_SUB(THREADS, FE, 0x26, "i64.atomic.rmw.sub", "i32 i64 -> i64", 8, MEMARG),
    I32_ATOMIC_RMW8_SUB_U(THREADS, FE, 0x27, "i32.atomic.rmw8.sub_u", "i32 i32 -> i32", 1, MEMARG),
    I32_ATOMIC_RMW16_SUB_U(THREADS, FE, 0x28, "i32.atomic.rmw16.sub_u", "i32 i32 -> i32", 2, MEMARG),
    I64_ATOMIC_RMW8_SUB_U(THREADS, FE, 0x29, "i64.atomic.rmw8.sub_u", "i32 i64 -> i64", 1, MEMARG),
    I64_ATOMIC_RMW16_SUB_U(THREADS, FE, 0x2A, "i64.atomic.rmw16.sub_u", "i32 i64 -> i64", 2, MEMARG),
    I64_ATOMIC_RMW32_SUB_U(THREADS, FE, 0x2B, "i64.atomic.rmw32.sub_u", "i32 i64 -> i64", 4, MEMARG),
    I32_ATOMIC_RMW_AND(THREADS, FE, 0x2C, "i32.atomic.rmw.and", "i32 i32 -> i32", 4, MEMARG),
    I64_ATOMIC_RMW_AND(THREADS, FE, 0x2D, "i64.atomic.rmw.and", "i32 i64 -> i64", 8, MEMARG),
    I32_ATOMIC_RMW8_AND_U(THREADS, FE, 0x2E, "i32.atomic.rmw8.and_u", "i32 i32 -> i32", 1, MEMARG),
    I32_ATOMIC_RMW16_AND_U(THREADS, FE, 0x2F, "i32.atomic.rmw16.and_u", "i32 i32 -> i32", 2, MEMARG),
    I64_ATOMIC_RMW8_AND_U(THREADS, FE, 0x30, "i64.atomic.rmw8.and_u", "i32 i64 -> i64", 1, MEMARG),
    I64_ATOMIC_RMW16_AND_U(THREADS, FE, 0x31, "i64.atomic.rmw16.and_u", "i32 i64 -> i64", 2, MEMARG),
    I64_ATOMIC_RMW32_AND_U(THREADS, FE, 0x32, "i64.atomic.rmw32.and_u", "i32 i64 -> i64", 4, MEMARG),
    I32_ATOMIC_RMW_OR(THREADS, FE, 0x33, "i32.atomic.rmw.or", "i32 i32 -> i32", 4, MEMARG),
    I64_ATOMIC_RMW_OR(THREADS, FE, 0x34, "i64.atomic.rmw.or", "i32 i64 -> i64", 8, MEMARG),
    I32_ATOMIC_RMW8_OR_U(THREADS, FE, 0x35, "i32.atomic.rmw8.or_u", "i32 i32 -> i32", 1, MEMARG),
    I32_ATOMIC_RMW16_OR_U(THREADS, FE, 0x36, "i32.atomic.rmw16.or_u", "i32 i32 -> i32", 2, MEMARG),
    I64_ATOMIC_RMW8_OR_U(THREADS, FE, 0x37, "i64.atomic.rmw8.or_u", "i32 i64 -> i64", 1, MEMARG),
    I64_ATOMIC_RMW16_OR_U(THREADS, FE, 0x38, "i64.atomic.rmw16.or_u", "i32 i64 -> i64", 2, MEMARG),
    I64_ATOMIC_RMW32_OR_U(THREADS, FE, 0x39, "i64.atomic.rmw32.or_u", "i32 i64 -> i64", 4, MEMARG),
    I32_ATOMIC_RMW_XOR(THREADS, FE, 0x3A, "i32.atomic.rmw.xor", "i32 i32 -> i32", 4, MEMARG),
    I64_ATOMIC_RMW_XOR(THREADS, FE, 0x3B, "i64.atomic.rmw.xor", "i32 i64 -> i64", 8, MEMARG),
    I32_ATOMIC_RMW8_XOR_U(THREADS, FE, 0x3C, "i32.atomic.rmw8.xor_u", "i32 i32 -> i32", 1, MEMARG),
    I32_ATOMIC_RMW16_XOR_U(THREADS, FE, 0x3D, "i32.atomic.rmw16.xor_u", "i32 i32 -> i32", 2, MEMARG),
    I64_ATOMIC_RMW8_XOR_U(THREADS, FE, 0x3E, "i64.atomic.rmw8.xor_u", "i32 i64 -> i64", 1, MEMARG),
    I64_ATOMIC_RMW16_XOR_U(THREADS, FE, 0x3F, "i64.atomic.rmw16.xor_u", "i32 i64 -> i64", 2, MEMARG),
    I64_ATOMIC_RMW32_XOR_U(THREADS, FE, 0x40, "i64.atomic.rmw32.xor_u", "i32 i64 -> i64", 4, MEMARG),
    I32_ATOMIC_RMW_XCHG(THREADS, FE, 0x41, "i32.atomic.rmw.xchg", "i32 i32 -> i32", 4, MEMARG),
    I64_ATOMIC_RMW_XCHG(THREADS, FE, 0x42, "i64.atomic.rmw.xchg", "i32 i64 -> i64", 8, MEMARG),
    I32_ATOMIC_RMW8_XCHG_U(THREADS, FE, 0x43, "i32.atomic.rmw8.xchg_u", "i32 i32 -> i32", 1, MEMARG),
    I32_ATOMIC_RMW16_XCHG_U(THREADS, FE, 0x44, "i32.atomic.rmw16.xchg_u", "i32 i32 -> i32", 2, MEMARG),
    I64_ATOMIC_RMW8_XCHG_U(THREADS, FE, 0x45, "i64.atomic.rmw8.xchg_u", "i32 i64 -> i64", 1, MEMARG),
    I64_ATOMIC_RMW16_XCHG_U(THREADS, FE, 0x46, "i64.atomic.rmw16.xchg_u", "i32 i64 -> i64", 2, MEMARG),
    I64_ATOMIC_RMW32_XCHG_U(THREADS, FE, 0x47, "i64.atomic.rmw32.xchg_u", "i32 i64 -> i64", 4, MEMARG),
    I32_ATOMIC_RMW_CMPXCHG(THREADS, FE, 0x48, "i32.atomic.rmw.cmpxchg", "i32 i32 i32 -> i32", 4, MEMARG),
    I64_ATOMIC_RMW_CMPXCHG(THREADS, FE, 0x49, "i64.atomic.rmw.cmpxchg", "i32 i64 i64 -> i64", 8, MEMARG),
    I32_ATOMIC_RMW8_CMPXCHG_U(THREADS, FE, 0x4A, "i32.atomic.rmw8.cmpxchg_u", "i32 i32 i32 -> i32", 1, MEMARG),
    I32_ATOMIC_RMW16_CMPXCHG_U(THREADS, FE, 0x4B, "i32.atomic.rmw16.cmpxchg_u", "i32 i32 i32 -> i32", 2, MEMARG),
    I64_ATOMIC_RMW8_CMPXCHG_U(THREADS, FE, 0x4C, "i64.atomic.rmw8.cmpxchg_u", "i32 i64 i64 -> i64", 1, MEMARG),
    I64_ATOMIC_RMW16_CMPXCHG_U(THREADS, FE, 0x4D, "i64.atomic.rmw16.cmpxchg_u", "i32 i64 i64 -> i64", 2, MEMARG),
    I64_ATOMIC_RMW32_CMPXCHG_U(THREADS, FE, 0x4E, "i64.atomic.rmw32.cmpxchg_u", "i32 i64 i64 -> i64", 4, MEMARG);

    private static final Map<String, Opcode> BY_KEYWORD = byKeyword();
    private static final @Nullable Opcode[][] BY_CODE = byCode();

    private final Feature feature;
    private final int prefix;
    private final int code;
    private final String keyword;
    private final @Nullable FunctionType signature;
    private final @Nullable FunctionType wideSignature;
    private final int accessBytes;
    private final List<Immediate> immediates;

    Opcode(int code, String keyword, Immediate... immediates) {
        this(MVP, PLAIN, code, keyword, immediates);
    }

    Opcode(int code, String keyword, String signature, Immediate... immediates) {
        this(MVP, PLAIN, code, keyword, signature, 0, immediates);
    }

    Opcode(int code, String keyword, String signature, int accessBytes, Immediate... immediates) {
        this(MVP, PLAIN, code, keyword, signature, accessBytes, immediates);
    }

    Opcode(Feature feature, int prefix, int code, String keyword, String signature, Immediate... immediates) {
        this(feature, prefix, code, keyword, signature, 0, immediates);
    }

    Opcode(Feature feature, int prefix, int code, String keyword, Immediate... immediates) {
        this(feature, prefix, code, keyword, null, 0, immediates);
    }

    Opcode(
            Feature feature,
            int prefix,
            int code,
            String keyword,
            @Nullable String signature,
            int accessBytes,
            Immediate... immediates) {
        this.feature = feature;
        this.prefix = prefix;
        this.code = code;
        this.keyword = keyword;
        this.signature = signature == null ? null : Signatures.parse(signature);
        this.wideSignature = this.signature != null && accessBytes > 0 ? Signatures.wide(this.signature) : null;
        this.accessBytes = accessBytes;
        this.immediates = List.of(immediates);
    }

    /** {@return the instruction's name in the text format} */
    public String keyword() {
        return keyword;
    }

    /** {@return the byte before the code, 0xFB to 0xFE, or 0 if there is none} */
    public int prefix() {
        return prefix;
    }

    /** {@return the instruction's number under its prefix; after a prefix it is written as an unsigned LEB128} */
    public int code() {
        return code;
    }

    /**
     * {@return what the instruction takes from the stack and puts there, if that does not depend on context} Addresses are
     * given as {@code i32}; with a 64-bit memory or table they are {@code i64}.
     */
    public Optional<FunctionType> signature() {
        return Optional.ofNullable(signature);
    }

    /** {@return as {@link #signature()}, null if it depends on context; for loops over many instructions} */
    public @Nullable FunctionType signatureOrNull() {
        return signature;
    }

    /** {@return the type of a load, store or atomic access to a 64-bit memory, null for all others} */
    public @Nullable FunctionType wideSignatureOrNull() {
        return wideSignature;
    }

    /** {@return what follows the instruction, in the order of the binary format} */
    public List<Immediate> immediates() {
        return immediates;
    }

    /** {@return the part of the standard that brought the instruction} */
    public Feature feature() {
        return feature;
    }

    /** {@return how many bytes of memory a load, store or atomic instruction touches, 0 for all others} */
    public int accessBytes() {
        return accessBytes;
    }

    /** {@return log2 of the natural alignment of a load, store or atomic instruction, 0 for all others} */
    public int naturalAlignLog2() {
        return accessBytes == 0 ? 0 : Integer.numberOfTrailingZeros(accessBytes);
    }

    /** {@return whether this is an atomic memory access, which must state exactly its natural alignment} */
    public boolean isAtomicAccess() {
        return prefix == FE && accessBytes > 0;
    }

    /** {@return whether this begins a block that an {@code end} (or {@code delegate}) closes} */
    public boolean opensBlock() {
        return switch (this) {
            case BLOCK, LOOP, IF, TRY, TRY_TABLE -> true;
            default -> false;
        };
    }

    /** {@return whether constant expressions may contain this (core spec 3.4.13); of {@code global.get} only some} */
    public boolean isConstant() {
        return switch (this) {
            case I32_CONST, I64_CONST, F32_CONST, F64_CONST, V128_CONST, GLOBAL_GET -> true;
            case I32_ADD, I32_SUB, I32_MUL, I64_ADD, I64_SUB, I64_MUL -> true;
            case REF_NULL, REF_FUNC, REF_I31, ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY -> true;
            case STRUCT_NEW, STRUCT_NEW_DEFAULT, ARRAY_NEW, ARRAY_NEW_DEFAULT, ARRAY_NEW_FIXED -> true;
            default -> false;
        };
    }

    /** {@return how many lanes an instruction with a {@link Immediate#LANE} can choose from, 0 for all others} */
    public int laneCount() {
        return switch (this) {
            case I8X16_EXTRACT_LANE_S, I8X16_EXTRACT_LANE_U, I8X16_REPLACE_LANE -> 16;
            case I16X8_EXTRACT_LANE_S, I16X8_EXTRACT_LANE_U, I16X8_REPLACE_LANE -> 8;
            case I32X4_EXTRACT_LANE, I32X4_REPLACE_LANE, F32X4_EXTRACT_LANE, F32X4_REPLACE_LANE -> 4;
            case I64X2_EXTRACT_LANE, I64X2_REPLACE_LANE, F64X2_EXTRACT_LANE, F64X2_REPLACE_LANE -> 2;
            default -> immediates.contains(LANE) ? 16 / accessBytes : 0;
        };
    }

    /** {@return the instruction with that name; of {@code select}, {@code ref.test} and {@code ref.cast} the plain one} */
    public static Optional<Opcode> ofKeyword(String keyword) {
        return Optional.ofNullable(BY_KEYWORD.get(keyword));
    }

    /**
     * {@return the instruction with that number}
     *
     * @param prefix 0 or 0xFB to 0xFE
     */
    public static Optional<Opcode> ofCode(int prefix, int code) {
        return Optional.ofNullable(ofCodeOrNull(prefix, code));
    }

    /** {@return as {@link #ofCode}, null if there is none; for loops over many instructions} */
    public static @Nullable Opcode ofCodeOrNull(int prefix, int code) {
        if (prefix != PLAIN && (prefix < FB || prefix > FE)) {
            return null;
        }
        @Nullable Opcode[] table = BY_CODE[tableOf(prefix)];
        return code >= 0 && code < table.length ? table[code] : null;
    }

    /**
     * {@return the same operation on another type of number}, as {@code i64.add} is of {@code i32.add}: none if there is no
     * such operation, two if one has a sign and the other has not, the signed one first
     */
    public List<Opcode> over(ValueType.Numeric type) {
        for (ValueType.Numeric own : ValueType.Numeric.values()) {
            if (keyword.startsWith(own.show() + ".")) {
                String operation = keyword.substring(own.show().length());
                boolean signed = operation.endsWith("_s") || operation.endsWith("_u");
                String plain = signed ? operation.substring(0, operation.length() - 2) : operation;
                Stream<String> spellings =
                        signed ? Stream.of(operation, plain) : Stream.of(operation, operation + "_s", operation + "_u");
                return spellings
                        .flatMap(spelling -> ofKeyword(type.show() + spelling).stream())
                        .filter(op -> op != this)
                        .toList();
            }
        }
        return List.of();
    }

    private static int tableOf(int prefix) {
        return prefix == PLAIN ? 0 : prefix - FB + 1;
    }

    private static Map<String, Opcode> byKeyword() {
        var map = new HashMap<String, Opcode>();
        for (Opcode op : values()) {
            map.putIfAbsent(op.keyword, op);
        }
        return map;
    }

    private static @Nullable Opcode[][] byCode() {
        var tables = new @Nullable Opcode[5][0x120];
        for (Opcode op : values()) {
            tables[tableOf(op.prefix)][op.code] = op;
        }
        return tables;
    }
}
