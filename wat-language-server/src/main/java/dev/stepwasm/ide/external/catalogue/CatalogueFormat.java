package dev.stepwasm.ide.external.catalogue;

import dev.stepwasm.ide.external.catalogue.Shape.Definition;
import dev.stepwasm.ide.external.catalogue.Shape.Field;
import dev.stepwasm.ide.external.catalogue.Shape.Fields;
import dev.stepwasm.ide.external.catalogue.Shape.Flag;
import dev.stepwasm.ide.external.catalogue.Shape.ListOf;
import dev.stepwasm.ide.external.catalogue.Shape.MapOf;
import dev.stepwasm.ide.external.catalogue.Shape.Text;
import dev.stepwasm.ide.external.catalogue.Shape.Whole;

/** What can stand in a catalogue. */
final class CatalogueFormat {
    private static final String DOCUMENTATION = "documentation";

    private static final Fields IMPORT = Fields.of(
            new Field(
                    "type",
                    new Shape.Type(),
                    true,
                    "What it is, as in an import: `(func (param $fd i32) (result i32))`, `(memory 1)`, `(global (mut"
                            + " i32))`. Parameters may have names. A keyword alone, as `func`, if its type is not known."),
            new Field(DOCUMENTATION, new Text(), false, "What it does, in Markdown."),
            new Field("parameters", new MapOf(new Text()), false, "What each parameter means, by its name."),
            new Field(
                    "constants",
                    new ListOf(new Text()),
                    false,
                    "Which groups of constants of this catalogue matter for it."));

    private static final Fields MODULE = Fields.of(
            new Field(DOCUMENTATION, new Text(), false, "What the module is for, in Markdown."),
            new Field(
                    "complete",
                    new Flag(),
                    false,
                    "Whether the module offers nothing but what is listed, so that any other name is a mistake."
                            + " `false` if it is left out."),
            new Field(
                    "checked",
                    new Flag(),
                    false,
                    "Whether an import of another type is a mistake. `true` if it is left out; `false` is for names"
                            + " that several hosts use in different ways."),
            new Field("imports", new MapOf(IMPORT), true, "What can be imported, by name."));

    private static final Fields CONSTANTS = Fields.of(
            new Field(DOCUMENTATION, new Text(), false, "What the constants are for, in Markdown."),
            new Field("values", new MapOf(new Whole()), true, "The constants, by name."));

    /** The whole of a catalogue. */
    static final Fields CATALOGUE = Fields.of(
            new Field("$schema", new Text(), false, "The address of this schema."),
            new Field(
                    "title", new Text(), false, "Who the host is, for people. The name of the file if it is left out."),
            new Field("link", new Text(), false, "The address of a page about the host."),
            new Field(
                    "types",
                    new ListOf(new Definition()),
                    false,
                    "Types that others refer to, as `(type $chars (array (mut i16)))`."),
            new Field("constants", new MapOf(CONSTANTS), false, "Groups of constants, by name."),
            new Field("modules", new MapOf(MODULE), true, "What can be imported, by the name of the module."));

    private CatalogueFormat() {}
}
