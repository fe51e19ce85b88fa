import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [vue()],
  resolve: {
    alias: {
      // The AWS SDK picks its Node runtime otherwise.
      "./runtimeConfig": "./runtimeConfig.browser",
    },
  },
});
