/* Linked with every object of rules, proof and base and nothing but the C library: that it links
 * is the test. What of the C library the two may use stands in libc-symbols. */
int main(void) {
    return 0;
}
