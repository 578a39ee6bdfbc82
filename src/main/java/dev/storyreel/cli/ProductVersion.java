package dev.storyreel.cli;

import dev.storyreel.health.Version;
import picocli.CommandLine.IVersionProvider;

final class ProductVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"storyreel " + Version.current() + ", Java " + Runtime.version()};
    }
}
