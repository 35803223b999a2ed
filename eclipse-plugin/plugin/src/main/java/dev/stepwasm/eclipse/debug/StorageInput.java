package dev.stepwasm.eclipse.debug;

import org.eclipse.core.resources.IStorage;
import org.eclipse.core.runtime.PlatformObject;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IPersistableElement;
import org.eclipse.ui.IStorageEditorInput;
import org.jspecify.annotations.Nullable;

/** A text that is no file, in an editor. */
final class StorageInput extends PlatformObject implements IStorageEditorInput {
    private final IStorage text;

    StorageInput(IStorage text) {
        this.text = text;
    }

    @Override
    public IStorage getStorage() {
        return text;
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public @Nullable ImageDescriptor getImageDescriptor() {
        return null;
    }

    @Override
    public String getName() {
        return text.getName();
    }

    @Override
    public @Nullable IPersistableElement getPersistable() {
        return null;
    }

    @Override
    public String getToolTipText() {
        return text.getName() + ", made of a binary";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StorageInput input && input.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
