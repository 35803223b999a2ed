package dev.stepwasm.ide.workspace;

/**
 * An import of some file.
 *
 * @param module number of the importing module in the file
 */
public record ImportSite(Member member, int module, Imported imported) {
    /** {@return what the name of its module means} */
    public Resolution resolution(Workspace workspace) {
        return workspace.resolve(member, module, imported.module());
    }
}
