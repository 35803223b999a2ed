package dev.stepwasm.eclipse.icons;

import dev.stepwasm.eclipse.StepwasmPlugin;
import java.util.Locale;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.swt.graphics.Image;

/** The pictures of this plugin, in its folder {@code icons}. */
public enum Icon {
    /** A module. */
    MODULE,
    /** A function. */
    FUNCTION,
    /** A type. */
    TYPE,
    /** A memory, a table or the type of an array. */
    MEMORY,
    /** A local, a parameter or a mutable global. */
    VARIABLE,
    /** A global that does not change. */
    CONSTANT,
    /** A field of a structure. */
    FIELD,
    /** A tag of exceptions, or a directive of a script. */
    TAG,
    /** Data or elements. */
    SEGMENT,
    /** A name of a block. */
    LABEL,
    /** An instruction. */
    INSTRUCTION,
    /** A word of the text format. */
    KEYWORD,
    /** A number. */
    VALUE,
    /** A short form of something longer. */
    SNIPPET,
    /** What stands in a string. */
    TEXT,
    /** Something that mends a problem. */
    FIX,
    /** Something that says the same in another way. */
    REFACTOR,
    /** A list in the order of the alphabet. */
    SORT;

    /** {@return the picture of a symbol} */
    public static Icon of(SymbolKind kind) {
        return switch (kind) {
            case Module, File, Namespace, Package -> MODULE;
            case Function, Method, Constructor -> FUNCTION;
            case Interface, Struct, Class, Enum, TypeParameter -> TYPE;
            case Array -> MEMORY;
            case Field, Property, EnumMember, Key -> FIELD;
            case Constant -> CONSTANT;
            case Variable -> VARIABLE;
            case Event -> TAG;
            case Object -> SEGMENT;
            case String -> TEXT;
            case Number, Boolean, Null -> VALUE;
            case Operator -> INSTRUCTION;
        };
    }

    /** {@return the picture of a proposal} */
    public static Icon of(CompletionItemKind kind) {
        return switch (kind) {
            case Operator -> INSTRUCTION;
            case Function, Method, Constructor -> FUNCTION;
            case TypeParameter, Class, Interface, Struct, Enum -> TYPE;
            case Variable -> VARIABLE;
            case Constant -> CONSTANT;
            case Module, File, Folder -> MODULE;
            case Field, Property, EnumMember -> FIELD;
            case Reference -> LABEL;
            case Event -> TAG;
            case Value, Unit, Color -> VALUE;
            case Snippet -> SNIPPET;
            case Text -> TEXT;
            case Keyword -> KEYWORD;
        };
    }

    /** {@return where the picture is} */
    public ImageDescriptor descriptor() {
        String path = "icons/" + name().toLowerCase(Locale.ROOT) + ".svg";
        return ResourceLocator.imageDescriptorFromBundle(StepwasmPlugin.ID, path)
                .orElseThrow(() -> new IllegalStateException("not in the plugin: " + path));
    }

    /** {@return the picture, which is shared and must not be disposed; on the UI thread} */
    public Image image() {
        return JFaceResources.getResources().create(descriptor());
    }
}
