// The header from C++: checks the version, and runs the C program.
#include <cstdio>

#include <copydesk.h>

extern "C" int newsroom_main(int argc, char **argv);

int main(int argc, char **argv)
{
    if (copydesk_abi_version() != COPYDESK_ABI_VERSION) {
        std::fprintf(stderr, "copydesk has another ABI than the header\n");
        return 1;
    }
    return newsroom_main(argc, argv);
}
