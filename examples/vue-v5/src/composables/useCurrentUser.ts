import { Auth, Hub } from "aws-amplify";
import { onMounted, onUnmounted, ref } from "vue";

export interface CurrentUser {
  username: string;
  email: string;
}

export function useCurrentUser() {
  const user = ref<CurrentUser | null>(null);
  const loading = ref(true);

  const load = async () => {
    try {
      const { username, attributes } = await Auth.currentAuthenticatedUser();
      user.value = { username, email: attributes.email };
    } catch {
      user.value = null;
    } finally {
      loading.value = false;
    }
  };

  let stop: (() => void) | undefined;

  onMounted(() => {
    stop = Hub.listen("auth", ({ payload: { event } }) => {
      if (event === "signIn" || event === "signOut") {
        void load();
      }
    });
    void load();
  });

  onUnmounted(() => stop?.());

  return { user, loading };
}
